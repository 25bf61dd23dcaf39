package dev.mortise.sim.flash;

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
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// The lock's secure element, simulated by a file that only its owner may read: it signs, it keeps
/// the key under which the flash is sealed, and it knows the newest state.
///
/// A real one would be a chip that gives none of it away; whoever can read this file can read the
/// flash. Everything it remembers is replaced as a whole: written beside, synced, renamed, the
/// folder synced.
public final class SecureElement implements Signer, AutoCloseable {

  static final String FILE = "secure-element";

  private static final String BESIDE = "secure-element.new";

  private final Medium medium;
  private final SecureRandom random;
  private final SigningKeyPair signingPair;
  private ElementImage image;
  private Sealer sealer;

  private SecureElement(Medium medium, SecureRandom random, ElementImage image) {
    this.medium = medium;
    this.random = random;
    this.image = image;
    this.signingPair = SigningKeyPair.of(SignatureAlgorithm.ED25519, image.signingSeed());
    this.sealer = sealerOf(image);
  }

  /// The secure element on this medium, or empty if none was ever made here.
  ///
  /// @throws FlashFailed if it is damaged or cannot be read
  public static Optional<SecureElement> find(Medium medium, SecureRandom random) {
    try {
      medium.delete(BESIDE);
      return medium.read(FILE).map(file -> new SecureElement(medium, random, decode(file)));
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
            freshKey(random),
            freshKey(random),
            Generation.FIRST,
            Optional.empty(),
            JournalHead.EMPTY,
            Duration.ZERO);
    SecureElement made = new SecureElement(medium, random, image);
    made.write(image);
    return made;
  }

  private static ElementImage decode(byte[] file) {
    ElementImage image =
        ElementImage.decode(file)
            .orElseThrow(
                () ->
                    new FlashFailed(
                        "the secure element's file is damaged; restore it, or start a new lock"));
    Arrays.fill(file, (byte) 0);
    return image;
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

  /// SHA-256 of the newest state record, or empty before the first.
  synchronized Optional<Octets> newest() {
    return image.newest();
  }

  synchronized Sealer sealer() {
    return sealer;
  }

  /// A key for the time after a reset. Nothing is sealed under it for good until [#renew].
  SecretBytes freshSealingKey() {
    return freshKey(random);
  }

  Sealer sealerOf(SecretBytes key) {
    return new Sealer(SecretBytes.adopt(key.reveal()), random);
  }

  private Sealer sealerOf(ElementImage of) {
    return sealerOf(of.sealingKey());
  }

  /// From now on this record is the newest. Durable on return.
  synchronized void advance(Octets newest, FlashCommit commit) {
    replace(image.sealingKey(), newest, commit);
  }

  /// From now on this record is the newest, sealed under a new key; the old key is gone. Durable on
  /// return.
  synchronized void renew(SecretBytes sealingKey, Octets newest, FlashCommit commit) {
    Generation generation = commit.generation();
    if (generation.compareTo(image.generation()) < 0) {
      throw new IllegalArgumentException(
          "a generation only grows from=%s to=%s".formatted(image.generation(), generation));
    }
    SecretBytes former = image.sealingKey();
    Sealer formerSealer = sealer;
    replace(sealingKey, newest, commit);
    sealer = sealerOf(image);
    formerSealer.close();
    former.close();
  }

  private void replace(SecretBytes sealingKey, Octets newest, FlashCommit commit) {
    ElementImage next =
        new ElementImage(
            image.lock(),
            sealingKey,
            image.signingSeed(),
            commit.generation(),
            Optional.of(newest),
            commit.journal(),
            later(commit.monotonic(), image.monotonic()));
    write(next);
    image = next;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private void write(ElementImage next) {
    byte[] content = next.encode();
    try {
      medium.write(BESIDE, content);
      medium.sync(BESIDE);
      medium.rename(BESIDE, FILE);
      medium.syncNames();
    } catch (IOException e) {
      throw new FlashFailed("the secure element cannot be written: " + e.getMessage(), e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  private static SecretBytes freshKey(SecureRandom random) {
    byte[] key = new byte[ElementImage.KEY_SIZE];
    random.nextBytes(key);
    return SecretBytes.adopt(key);
  }

  @Override
  public synchronized void close() {
    sealer.close();
    image.sealingKey().close();
    signingPair.close();
  }

  @Override
  public String toString() {
    return "[REDACTED] of " + image.lock();
  }
}
