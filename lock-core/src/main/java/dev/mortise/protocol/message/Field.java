package dev.mortise.protocol.message;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.schedule.Schedules;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the words that several messages share from the fields of one of them.
///
/// Like the reader itself, each notes what is wrong and answers with a stand-in, so that a sender
/// learns of every fault at once; the result counts only after [MapReader#finish()].
public final class Field {

  /// Any usable key does as a stand-in: the base points of both curves.
  private static final SigningKey STAND_IN_SIGNING_KEY =
      SigningKey.of(SignatureAlgorithm.ED25519, Octets.ofHex("58" + "66".repeat(31)));

  private static final AgreementKey STAND_IN_AGREEMENT_KEY =
      new AgreementKey(Octets.ofHex("09" + "00".repeat(31)));

  private Field() {}

  /// The lock that a message comes from or goes to.
  public static LockId lockId(MapReader fields, long key) {
    return LockId.of(fields.bytes(key, LockId.SIZE));
  }

  /// A generation.
  public static Generation generation(MapReader fields, long key) {
    return new Generation(fields.integer(key, 0, Integer.MAX_VALUE));
  }

  /// A key id.
  public static KeyId keyId(MapReader fields, long key) {
    return new KeyId(fields.bytes(key, KeyId.SIZE));
  }

  /// An operation, by its word.
  public static Operation operation(MapReader fields, long key) {
    return word(fields, key, Operation.values(), Operation::wireText);
  }

  /// A set of operations: an array of their words, each once.
  public static Set<Operation> operations(MapReader fields, long key) {
    EnumSet<Operation> operations = EnumSet.noneOf(Operation.class);
    List<CborValue> items = fields.array(key, 0, Operation.values().length);
    for (Operation operation : Operation.values()) {
      if (items.contains(CborValue.of(operation.wireText()))) {
        operations.add(operation);
      }
    }
    if (operations.size() != items.size()) {
      fields.fault(key, "an operation that is unknown or stands twice");
    }
    return operations;
  }

  /// The item for a set of operations, in the order of their definition.
  public static CborValue item(Set<Operation> operations) {
    return new CborArray(
        Stream.of(Operation.values())
            .filter(operations::contains)
            .<CborValue>map(operation -> CborValue.of(operation.wireText()))
            .toList());
  }

  /// The role of an app, by its word.
  public static KeyRole appRole(MapReader fields, long key) {
    return fields.choice(key, KeyRole.APPS, KeyRole::wireText);
  }

  /// The role of an accessory, by its word.
  public static KeyRole accessoryRole(MapReader fields, long key) {
    return fields.choice(key, KeyRole.ACCESSORIES, KeyRole::wireText);
  }

  /// The role of a device, by its word.
  public static KeyRole deviceRole(MapReader fields, long key) {
    return fields.choice(key, KeyRole.DEVICES, KeyRole::wireText);
  }

  /// One of the constants of an enum, by its word.
  public static <E extends Enum<E>> E word(
      MapReader fields, long key, E[] constants, Function<E, String> wireText) {
    return fields.choice(key, List.of(constants), wireText);
  }

  /// A signing key.
  public static SigningKey signingKey(MapReader fields, long key) {
    try {
      return SigningKey.parse(fields.value(key));
    } catch (MalformedCbor e) {
      e.faults().forEach(fault -> fields.fault(key, fault));
      return STAND_IN_SIGNING_KEY;
    }
  }

  /// An agreement key.
  public static AgreementKey agreementKey(MapReader fields, long key) {
    try {
      return AgreementKey.parse(fields.bytes(key, AgreementKey.SIZE));
    } catch (MalformedCbor e) {
      e.faults().forEach(fault -> fields.fault(key, fault));
      return STAND_IN_AGREEMENT_KEY;
    }
  }

  /// A user's index.
  public static UserIndex userIndex(MapReader fields, long key) {
    return new UserIndex(fields.integer(key, 1, UserIndex.MAX));
  }

  /// Some of the users, each once and at least one: an array of their indices.
  public static SortedSet<UserIndex> userIndices(MapReader fields, long key) {
    SortedSet<UserIndex> users = new TreeSet<>();
    List<CborValue> items = fields.array(key, 1, UserIndex.MAX);
    for (CborValue item : items) {
      if (item instanceof CborInt(long number) && number >= 1 && number <= UserIndex.MAX) {
        users.add(new UserIndex((int) number));
      }
    }
    if (users.size() != items.size()) {
      fields.fault(key, "expected users, each once");
    }
    if (users.isEmpty()) {
      users.add(new UserIndex(1));
    }
    return users;
  }

  /// The item for some of the users, lowest first.
  public static CborValue userIndices(SortedSet<UserIndex> users) {
    return new CborArray(
        users.stream().<CborValue>map(user -> CborValue.of(user.number())).toList());
  }

  /// An account.
  public static AccountId account(MapReader fields, long key) {
    String text = fields.text(key, 1, AccountId.MAX_LENGTH);
    return new AccountId(text.isEmpty() ? "?" : text);
  }

  /// A name to be shown.
  public static DisplayName name(MapReader fields, long key) {
    String text = fields.text(key, 1, DisplayName.MAX_LENGTH);
    if (DisplayName.isValid(text)) {
      return new DisplayName(text);
    }
    if (!text.isEmpty()) {
      fields.fault(key, "control characters in a name");
    }
    return new DisplayName("?");
  }

  /// A setting's name.
  public static SettingName settingName(MapReader fields, long key) {
    String text = fields.text(key, 1, SettingName.MAX_LENGTH);
    if (SettingName.isValid(text)) {
      return new SettingName(text);
    }
    if (!text.isEmpty()) {
      fields.fault(key, "expected a setting's name");
    }
    return new SettingName("unknown");
  }

  /// A setting's value.
  public static SettingValue settingValue(MapReader fields, long key) {
    Optional<SettingValue> value = SettingValue.of(fields.value(key));
    if (value.isEmpty()) {
      fields.fault(key, "expected a number, true or false, or a text of at most 64 characters");
    }
    return value.orElse(new SettingValue.Flag(false));
  }

  /// The serial of an invitation, or no bytes where there was none.
  public static Optional<InvitationSerial> serialOrEmpty(MapReader fields, long key) {
    Octets octets = fields.bytes(key, 0, InvitationSerial.SIZE);
    if (octets.size() == InvitationSerial.SIZE) {
      return Optional.of(new InvitationSerial(octets));
    }
    if (!octets.isEmpty()) {
      fields.fault(key, "expected 0 or 16 bytes");
    }
    return Optional.empty();
  }

  /// From when until when: two moments or `null`s under two keys.
  public static Validity validity(MapReader fields, long fromKey, long untilKey) {
    Optional<Instant> from = timeOrNull(fields, fromKey);
    Optional<Instant> until = timeOrNull(fields, untilKey);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      fields.fault(untilKey, "ends before it begins");
      return Validity.ALWAYS;
    }
    return new Validity(from, until);
  }

  /// How a user may come, by its word.
  public static UserType userType(MapReader fields, long key) {
    return word(fields, key, UserType.values(), UserType::wireText);
  }

  /// How many credentials a user presents, by its word.
  public static CredentialRule credentialRule(MapReader fields, long key) {
    return word(fields, key, CredentialRule.values(), CredentialRule::wireText);
  }

  /// When somebody may come.
  public static Schedules schedules(MapReader fields, long key) {
    try {
      return Schedules.parse(fields.value(key));
    } catch (MalformedCbor e) {
      e.faults().forEach(fault -> fields.fault(key, fault));
      return Schedules.NONE;
    }
  }

  /// A moment, in milliseconds since 1970 in UTC.
  public static Instant time(MapReader fields, long key) {
    return Instant.ofEpochMilli(fields.integer(key, 0, MessageLimits.LATEST.toEpochMilli()));
  }

  /// A moment, or `null` where there is none or it is unknown.
  public static Optional<Instant> timeOrNull(MapReader fields, long key) {
    return fields.nullable(key, () -> time(fields, key));
  }

  /// The item for a moment.
  public static CborValue item(Instant time) {
    return CborValue.of(time.toEpochMilli());
  }

  /// Begins a message that says which lock, and which of its generations, it belongs to.
  public static CborMap.Builder begin(LockId lock, Generation generation) {
    return CborMap.withFields().put(1, lock.octets()).put(2, generation.number());
  }
}
