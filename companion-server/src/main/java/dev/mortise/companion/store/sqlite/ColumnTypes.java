package dev.mortise.companion.store.sqlite;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;

/// How the companion's values look in a column of SQLite; the table is in the room's charter.
final class ColumnTypes implements JdbiPlugin {
  private static final int UUID_BYTES = 16;

  @Override
  public void customizeJdbi(Jdbi jdbi) {
    // An exception must not carry what was bound: it may be a verifier, and exceptions are logged.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    jdbi.registerArgument(new Arguments());
    jdbi.registerColumnMapper(UUID.class, column(ResultSet::getBytes, ColumnTypes::uuid));
    jdbi.registerColumnMapper(
        LockId.class, column(ResultSet::getBytes, bytes -> new LockId(uuid(bytes))));
    jdbi.registerColumnMapper(Octets.class, column(ResultSet::getBytes, Octets::of));
    jdbi.registerColumnMapper(AccountId.class, column(ResultSet::getString, AccountId::new));
    jdbi.registerColumnMapper(
        Instant.class,
        column(ResultSet::getLong, micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS)));
  }

  /// Jdbi asks preparable factories first, and has one of its own for UUIDs as text.
  private static final class Arguments implements ArgumentFactory.Preparable {
    private static final Set<Type> TYPES =
        Set.of(UUID.class, LockId.class, Octets.class, AccountId.class, Instant.class);

    @Override
    public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
      return TYPES.contains(type) ? Optional.of(Arguments::argument) : Optional.empty();
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
      return TYPES.contains(type) ? Optional.of(argument(value)) : Optional.empty();
    }

    private static Argument argument(@Nullable Object value) {
      return switch (value) {
        case UUID id -> bytes(ColumnTypes.bytes(id));
        case LockId lock -> bytes(ColumnTypes.bytes(lock.uuid()));
        case Octets octets -> bytes(octets.copy());
        case AccountId account ->
            (at, statement, context) -> statement.setString(at, account.text());
        case Instant time -> {
          long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
          yield (at, statement, context) -> statement.setLong(at, micros);
        }
        case null -> (at, statement, context) -> statement.setNull(at, Types.NULL);
        default -> throw new IllegalStateException("no column type: " + value.getClass());
      };
    }

    private static Argument bytes(byte[] bytes) {
      return (at, statement, context) -> statement.setBytes(at, bytes);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static UUID uuid(byte[] bytes) {
    if (bytes.length != UUID_BYTES) {
      throw new IllegalStateException("a UUID column holds other bytes: length=" + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private interface Cell<C> {
    @Nullable C read(ResultSet row, int column) throws SQLException;
  }

  private interface Meaning<C, T> {
    T of(C cell);
  }

  private static <C, T> ColumnMapper<T> column(Cell<C> cell, Meaning<C, T> meaning) {
    return (row, column, context) -> {
      C value = cell.read(row, column);
      return value == null || row.wasNull() ? null : meaning.of(value);
    };
  }
}
