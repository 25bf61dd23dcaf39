package dev.mortise.visitor;

import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.secret.Hkdf;
import dev.mortise.secret.HmacSha256;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What one app's one-time codes follow from in one epoch (K): the app and the lock compute it,
/// nobody else can.
public final class VisitorSecret {

  private static final CborValue DERIVATION = CborValue.of("mortise visitor 1");
  private static final byte[] CODE = "otp1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] REFERENCE = "otpr".getBytes(StandardCharsets.US_ASCII);
  private static final int SECRET_SIZE = 32;

  /// The counter r is one byte on the wire. Each value is refused by LK-14 about once in a million,
  /// so the end is never reached.
  private static final int RETRIES = 256;

  private final SecretBytes secret;
  private final LockId lock;

  private VisitorSecret(SecretBytes secret, LockId lock) {
    this.secret = secret;
    this.lock = lock;
  }

  /// The secret between `own` and `peer`, one of which is the app's and one the lock's.
  ///
  /// @param app the app's signing key
  /// @throws IllegalArgumentException if one-time codes are off in this epoch
  public static VisitorSecret derive(
      AgreementKeyPair own,
      AgreementKey peer,
      LockId lock,
      Generation generation,
      SigningKey app,
      VisitorEpoch epoch) {
    if (!epoch.isOn()) {
      throw new IllegalArgumentException("one-time codes are off epoch=" + epoch);
    }
    Octets info =
        Cbor.encode(
            CborValue.array(
                DERIVATION,
                CborValue.of(lock.octets()),
                CborValue.of(generation.number()),
                app.toCbor(),
                CborValue.of(epoch.number())));
    try (SecretBytes shared = own.agree(peer)) {
      byte[] salt = lock.octets().copy();
      return new VisitorSecret(Hkdf.derive(shared, salt, info.copy(), SECRET_SIZE), lock);
    }
  }

  /// The code of this slot.
  public OneTimePasscode passcode(VisitorSlot slot) {
    return passcode(mac(), slot);
  }

  /// The name of this slot's code, which tells nothing of its digits.
  public VisitorReference reference(VisitorSlot slot) {
    return reference(mac(), slot);
  }

  /// The codes of every slot of the window, worked out once so that many entries can be held
  /// against them.
  public Codes codes(VisitorWindow window) {
    HmacSha256 mac = mac();
    List<VisitorSlot> slots = window.slots();
    int[] numbers =
        slots.stream()
            .mapToInt(slot -> OneTimePasscode.numberOf(passcode(mac, slot).digits()))
            .toArray();
    return new Codes(slots, numbers);
  }

  /// The slot of the window with this reference, so that a code can be revoked by name.
  public Optional<VisitorSlot> find(VisitorReference reference, VisitorWindow window) {
    HmacSha256 mac = mac();
    return window.slots().stream()
        .filter(slot -> reference(mac, slot).equals(reference))
        .findFirst();
  }

  /// K itself, for the tests of this room.
  SecretBytes secret() {
    return secret;
  }

  private HmacSha256 mac() {
    return new HmacSha256(secret);
  }

  private OneTimePasscode passcode(HmacSha256 mac, VisitorSlot slot) {
    for (int r = 0; r < RETRIES; r++) {
      byte[] tag = message(mac, CODE, slot).update(r).tag();
      Optional<OneTimePasscode> code = OneTimePasscode.of(tag);
      if (code.isPresent()) {
        return code.get();
      }
    }
    throw new IllegalStateException("no allowed code in 256 tries slot=" + slot);
  }

  private VisitorReference reference(HmacSha256 mac, VisitorSlot slot) {
    byte[] tag = message(mac, REFERENCE, slot).tag();
    return new VisitorReference(Octets.of(tag, 0, VisitorReference.SIZE));
  }

  private HmacSha256 message(HmacSha256 mac, byte[] name, VisitorSlot slot) {
    return mac.update(name)
        .update(lock.octets().copy())
        .updateLong(slot.hour().number())
        .update(slot.index());
  }

  /// Whether both give the same codes, in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof VisitorSecret that
        && lock.equals(that.lock)
        && secret.equals(that.secret);
  }

  @Override
  public int hashCode() {
    return lock.hashCode();
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }

  /// The one-time codes of one app that a lock accepts in one hour: 108 of them, worked out
  /// beforehand. A secret.
  ///
  /// They hold until the lock's hour or the app's epoch changes. Which of them were used already is
  /// not known here.
  public static final class Codes {

    /// The low bits of an entry of the table hold the slot, the others the code.
    private static final int SLOT_BITS = 8;

    private final List<VisitorSlot> slots;

    /// Code and slot in one number, in ascending order.
    private final long[] table;

    /// The codes of these slots, in the same order.
    Codes(List<VisitorSlot> slots, int[] codes) {
      this.slots = slots;
      this.table =
          IntStream.range(0, codes.length)
              .mapToLong(slot -> ((long) codes[slot] << SLOT_BITS) | slot)
              .sorted()
              .toArray();
    }

    /// The slots whose code was entered; nearly always none or one, since two slots of a window
    /// share a code once in 17,000 hours.
    ///
    /// Right or wrong, an entry costs the same number of steps. One of another length than 8 digits
    /// matches none: a one-time code stands alone (LK-15).
    public List<VisitorSlot> matches(Digits entry) {
      return entry.length() == OneTimePasscode.LENGTH
          ? matches(OneTimePasscode.numberOf(entry))
          : List.of();
    }

    /// The slots whose code is this number.
    List<VisitorSlot> matches(int code) {
      int at = firstNotBelow((long) code << SLOT_BITS);
      return at == table.length || table[at] >> SLOT_BITS != code
          ? List.of()
          : Arrays.stream(table, at, table.length)
              .takeWhile(entry -> entry >> SLOT_BITS == code)
              .mapToObj(entry -> slots.get((int) entry & ((1 << SLOT_BITS) - 1)))
              .toList();
    }

    /// How many entries of the table are below a bound, by bisection that never ends early.
    private int firstNotBelow(long bound) {
      int below = 0;
      for (int step = Integer.highestOneBit(table.length); step > 0; step >>= 1) {
        int probe = Math.min(below + step, table.length);
        below = table[probe - 1] < bound ? probe : below;
      }
      return below;
    }

    @Override
    public String toString() {
      return "[REDACTED]";
    }
  }
}
