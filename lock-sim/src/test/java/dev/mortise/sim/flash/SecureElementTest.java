package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.flash.slot.TwoSlots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureElementTest {

  private static final Octets DIGEST = Octets.adopt(Sha256.of(FlashStory.utf8("a record")));

  /// What one of the two copies in the file takes at least: two keys, two digests, two numbers.
  private static final int COPY_SIZE = 150;

  @TempDir Path folder;

  @Test
  void itRemembersItsLockAndKeyAndCounters() {
    FolderMedium medium = new FolderMedium(folder);
    SigningKey key;
    try (SecureElement made = SecureElement.make(medium, FlashStory.LOCK, FlashStory.RANDOM)) {
      key = made.publicKey();
      made.advance(DIGEST, FlashStory.commit(3));
    }
    try (SecureElement found = SecureElement.find(medium, FlashStory.RANDOM).orElseThrow()) {
      assertEquals(FlashStory.LOCK, found.lock());
      assertEquals(key, found.publicKey());
      assertEquals(Generation.FIRST, found.generation());
      assertEquals(Optional.of(DIGEST), found.newest());
      assertEquals(FlashStory.commit(3).journal(), found.journal());
      assertEquals(Duration.ofSeconds(3), found.monotonicFloor());
      byte[] message = FlashStory.utf8("opened");
      assertTrue(key.verifies(message, found.sign(message)));
    }
  }

  @Test
  void whereNoneWasMadeThereIsNone() {
    assertTrue(SecureElement.find(new FolderMedium(folder), FlashStory.RANDOM).isEmpty());
  }

  @Test
  void theMonotonicFloorNeverFalls() {
    try (SecureElement element = FlashStory.element(new FolderMedium(folder))) {
      element.advance(DIGEST, FlashStory.commit(5));
      element.advance(DIGEST, FlashStory.commit(2));
      assertEquals(Duration.ofSeconds(5), element.monotonicFloor());
    }
  }

  @Test
  @Tag("LK-29")
  void aGenerationOnlyGrowsAndTheSigningKeyStays() {
    try (SecureElement element = FlashStory.element(new FolderMedium(folder))) {
      SigningKey key = element.publicKey();
      Generation second = Generation.FIRST.next();
      element.renew(element.freshKeys(), DIGEST, FlashStory.commit(6));
      assertEquals(second, element.generation());
      assertEquals(key, element.publicKey());
      assertThrows(
          IllegalArgumentException.class,
          () -> element.renew(element.freshKeys(), DIGEST, FlashStory.commit(1)));
    }
  }

  @Test
  void ofTwoDamagedCopiesItIsNamedAndNotGuessedAt() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.element(medium).close();
    byte[] file = Files.readAllBytes(folder.resolve(SecureElement.FILE));
    int second = file.length / 2;
    for (int at = 0; at < COPY_SIZE; at += 7) {
      byte[] damaged = file.clone();
      damaged[at] ^= 0x10;
      damaged[second + COPY_SIZE - 1 - at] ^= 0x10;
      assertDamaged(medium, damaged);
    }
    assertDamaged(medium, new byte[0]);
    assertDamaged(medium, Arrays.copyOf(file, second));
  }

  private void assertDamaged(FolderMedium medium, byte[] file) throws IOException {
    Files.write(folder.resolve(SecureElement.FILE), file);
    FlashFailed failed =
        assertThrows(FlashFailed.class, () -> SecureElement.find(medium, FlashStory.RANDOM));
    assertTrue(failed.toString().contains("damaged"));
  }

  @Test
  void aFileOfTheFormerFormIsNamedAndNotCalledDamaged() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    Files.write(
        folder.resolve(SecureElement.FILE), Arrays.copyOf(FlashStory.utf8("MORTISE1"), 205));
    FlashFailed failed =
        assertThrows(FlashFailed.class, () -> SecureElement.find(medium, FlashStory.RANDOM));
    assertTrue(failed.toString().contains("the form of an earlier build"));
  }

  @Test
  void anEntireCopyOfSomethingElseIsDamagedToo() throws IOException {
    FolderMedium medium = new FolderMedium(folder);
    try (SecretBytes other = FlashStory.secret("something else")) {
      TwoSlots.make(medium, SecureElement.FILE, other).close();
    }
    assertThrows(FlashFailed.class, () -> SecureElement.find(medium, FlashStory.RANDOM));
  }

  @Test
  void itPrintsNoSecret() {
    try (SecureElement element = FlashStory.element(new FolderMedium(folder))) {
      assertEquals("[REDACTED] of " + FlashStory.LOCK, element.toString());
      assertFalse(element.publicKey().toString().isEmpty());
    }
  }
}
