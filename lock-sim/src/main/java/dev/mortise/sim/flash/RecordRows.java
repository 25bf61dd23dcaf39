package dev.mortise.sim.flash;

import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import java.util.List;
import java.util.Optional;

/// The two places for the state record: the newest, and the one before or after it while a commit
/// is under way.
final class RecordRows {

  private final Sql sql;

  RecordRows(Sql sql) {
    this.sql = sql;
  }

  /// A record found in the flash, still sealed.
  record Sealed(long version, Octets octets) {

    Octets digest() {
      return Octets.adopt(Sha256.of(octets.copy()));
    }

    Optional<SecretBytes> open(Sealer sealer) {
      return sealer.open(place(version), octets.copy());
    }
  }

  /// Writes a record into the place that the version before does not use, and tells its digest.
  Octets write(SecretBytes state, long version, Sealer sealer) {
    byte[] sealed = state.lend(clear -> sealer.seal(place(version), clear));
    sql.update(
        "INSERT INTO record (place, version, sealed) VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE"
            + " SET version = excluded.version, sealed = excluded.sealed",
        version % 2,
        version,
        sealed);
    return new Sealed(version, Octets.adopt(sealed)).digest();
  }

  List<Sealed> all() {
    return sql.query(
        "SELECT version, sealed FROM record",
        row -> new Sealed(row.getLong(1), Octets.adopt(row.getBytes(2))));
  }

  int clearExcept(long version) {
    return sql.update("DELETE FROM record WHERE version <> ?", version);
  }

  private static Sealer.Place place(long version) {
    return Sealer.Place.of("state", version);
  }
}
