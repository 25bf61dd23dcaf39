package dev.mortise.sim.flash;

import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.firmware.BootChoice;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.slot.TwoSlots;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// The lock's secure element, simulated by a file that only its owner may read: it signs, it keeps
/// the key under which the flash is sealed, and it knows the newest state.
///
/// A real one would be a chip that gives none of it away; whoever can read this file can read the
/// flash. Everything it remembers is replaced as a whole, by one write in place ([TwoSlots]).
///
/// After a write that failed, what it remembers and what stands in its file may differ. It then
/// refuses to tell or to write anything about the flash until [#powerOn] has read the file again.
public final class SecureElement implements Signer, AutoCloseable {

  static final String FILE = "secure-element";

  private final Medium medium;
  private final SecureRandom random;
  private final SigningKeyPair signingPair;
  private TwoSlots slots;
  private ElementImage image;
  private Sealer sealer;
  private boolean failed;

  private SecureElement(Medium medium, TwoSlots slots, SecureRandom random, ElementImage image) {
    this.medium = medium;
    this.slots = slots;
    this.random = random;
    this.image = image;
    this.signingPair = SigningKeyPair.of(SignatureAlgorithm.ED25519, image.signingSeed());
    this.sealer = sealerOf(image.keys());
  }

  /// The secure element on this medium, or empty if none was ever made here.
  ///
  /// @throws FlashFailed if it is damaged or cannot be read
  public static Optional<SecureElement> find(Medium medium, SecureRandom random) {
    return slots(medium)
        .map(found -> new SecureElement(medium, found.slots(), random, image(medium, found)));
  }

  private static Optional<TwoSlots.Found> slots(Medium medium) {
    try {
      return TwoSlots.find(medium, FILE);
    } catch (IOException e) {
      throw new FlashFailed("the secure element cannot be read: " + e.getMessage(), e);
    }
  }

  private static ElementImage image(Medium medium, TwoSlots.Found found) {
    Optional<ElementImage> image =
        found
            .newest()
            .flatMap(
                content -> {
                  try (content) {
                    return ElementImage.decode(content);
                  }
                });
    if (image.isEmpty()) {
      close(found.slots());
      throw ElementImage.unreadable(content(medium).orElseGet(() -> new byte[0]));
    }
    return image.get();
  }

  private static Optional<byte[]> content(Medium medium) {
    try {
      return medium.read(FILE);
    } catch (IOException e) {
      throw new FlashFailed("the secure element cannot be read: " + e.getMessage(), e);
    }
  }

  /// Makes the secure element of a new lock, with fresh keys, as its maker does.
  ///
  /// @throws FlashFailed if it cannot be written
  public static SecureElement make(Medium medium, LockId lock, SecureRandom random) {
    ElementImage image =
        new ElementImage(
            lock,
            Sealer.Keys.fresh(random),
            Sealer.Keys.freshKey(random),
            Generation.FIRST,
            Optional.empty(),
            JournalHead.EMPTY,
            BootChoice.FACTORY,
            Duration.ZERO);
    try (SecretBytes content = image.encode()) {
      return new SecureElement(medium, TwoSlots.make(medium, FILE, content), random, image);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Power comes on: after a write that failed, the file tells anew what is remembered.
  ///
  /// @throws FlashFailed if it cannot be read, or is another lock's by now
  public synchronized void powerOn() {
    if (!failed) {
      return;
    }
    close(slots);
    TwoSlots.Found found =
        slots(medium).orElseThrow(() -> new FlashFailed("the secure element's file is gone"));
    slots = found.slots();
    ElementImage stored = image(medium, found);
    boolean same = stored.signingSeed().equals(image.signingSeed());
    stored.signingSeed().close();
    if (!same) {
      stored.keys().close();
      throw new FlashFailed("the secure element's file is another lock's");
    }
    replace(stored.with(image.signingSeed()));
    failed = false;
  }

  /// Whose secure element this is.
  public LockId lock() {
    return image.lock();
  }

  @Override
  public SigningKey publicKey() {
    return signingPair.publicKey();
  }

  @Override
  public byte[] sign(byte[] message) {
    return signingPair.sign(message);
  }

  /// How often the lock was reset.
  public synchronized Generation generation() {
    return image.generation();
  }

  /// What the lock's monotonic clock had reached at the newest commit; it never starts below.
  public synchronized Duration monotonicFloor() {
    return image.monotonic();
  }

  /// The end of the chain of events, which goes on from there even over a flash that was put back.
  public synchronized JournalHead journal() {
    return image.journal();
  }

  /// What the boot loader goes by: which slot, and below which version nothing is started (LK-85).
  public synchronized BootChoice boot() {
    return image.boot();
  }

  /// SHA-256 of the newest state record, or empty before the first.
  synchronized Optional<Octets> newest() {
    usable();
    return image.newest();
  }

  synchronized Sealer sealer() {
    usable();
    return sealer;
  }

  /// The key under which faces and palms are transformed until the next reset; the caller closes
  /// it. A real element would transform them itself.
  public synchronized ProtectionKey protectionKey() {
    usable();
    return ProtectionKey.derive(image.keys().sealing(), image.lock(), image.generation());
  }

  private void usable() {
    if (failed) {
      throw new FlashFailed("the secure element failed before and must be powered on anew");
    }
  }

  /// Keys for the time after a reset. Nothing is sealed under them for good until [#renew].
  Sealer.Keys freshKeys() {
    return Sealer.Keys.fresh(random);
  }

  /// The keys of now with another for templates, for which the same holds.
  synchronized Sealer.Keys freshWrapping() {
    return image.keys().with(Sealer.Keys.freshKey(random));
  }

  Sealer sealerOf(Sealer.Keys keys) {
    return new Sealer(keys, random);
  }

  /// From now on this record is the newest. Durable on return.
  synchronized void advance(Octets newest, FlashCommit commit) {
    usable();
    ElementImage next = next(image.keys(), newest, commit);
    write(next, slots::write);
    image = next;
  }

  /// From now on this record is the newest, and these keys are the flash's; a former key that is
  /// not among them is nowhere any more. Durable on return.
  synchronized void renew(Sealer.Keys keys, Octets newest, FlashCommit commit) {
    usable();
    Generation generation = commit.generation();
    if (generation.compareTo(image.generation()) < 0) {
      throw new IllegalArgumentException(
          "a generation only grows from=%s to=%s".formatted(image.generation(), generation));
    }
    ElementImage next = next(keys, newest, commit);
    write(next, slots::overwrite);
    replace(next);
  }

  private void write(ElementImage next, Writing writing) {
    failed = true;
    try (SecretBytes content = next.encode()) {
      writing.write(content);
    } catch (IOException e) {
      throw unwritable(e);
    }
    failed = false;
  }

  /// A way to write: over the older copy, or over both.
  private interface Writing {
    void write(SecretBytes content) throws IOException;
  }

  /// Remembers this in place of what was, whose keys are wiped.
  private void replace(ElementImage next) {
    Sealer.Keys former = image.keys();
    Sealer formerSealer = sealer;
    image = next;
    sealer = sealerOf(next.keys());
    formerSealer.close();
    former.close();
  }

  private ElementImage next(Sealer.Keys keys, Octets newest, FlashCommit commit) {
    return new ElementImage(
        image.lock(),
        keys,
        image.signingSeed(),
        commit.generation(),
        Optional.of(newest),
        commit.journal(),
        commit.boot(),
        later(commit.monotonic(), image.monotonic()));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static FlashFailed unwritable(IOException e) {
    return new FlashFailed("the secure element cannot be written: " + e.getMessage(), e);
  }

  @Override
  public synchronized void close() {
    sealer.close();
    image.keys().close();
    signingPair.close();
    close(slots);
  }

  private static void close(TwoSlots slots) {
    try {
      slots.close();
    } catch (IOException e) {
      throw new FlashFailed("the secure element cannot be closed: " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "[REDACTED] of " + image.lock();
  }
}
