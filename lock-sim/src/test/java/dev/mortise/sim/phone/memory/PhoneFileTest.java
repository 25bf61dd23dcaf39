package dev.mortise.sim.phone.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The phone's memory as a file: whole, private, durable.
class PhoneFileTest {

  private static final DisplayName NAME = new DisplayName("Phone");
  private static final String TOKEN = "a-token-that-nobody-may-see";

  private final SecureRandom random = new SecureRandom();

  @TempDir Path folder;
  private PhoneFile phone;

  @BeforeEach
  void open() throws Exception {
    phone = PhoneFile.open(folder, NAME, random);
  }

  @Test
  void everythingRememberedIsThereAfterARestart() throws Exception {
    FakeLock lock = new FakeLock();
    phone.change(memory -> memory.signedIn(session()).with(paired(lock)));
    PhoneMemory before = phone.memory();

    PhoneMemory after = PhoneFile.open(folder, new DisplayName("Another"), random).memory();

    assertEquals(before.name(), after.name());
    assertEquals(before.session(), after.session());
    assertEquals(before.locks(), after.locks());
    assertEquals(before.keys().publicKeys(), after.keys().publicKeys());
    assertEquals(before.keys().signing().privateKey(), after.keys().signing().privateKey());
  }

  @Test
  void theFileIsItsOwnersAlone() throws Exception {
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
  }

  @Test
  void aFileThatOthersMayReadIsRefusedWithTheWayOut() throws Exception {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));

    PhoneUnusable refused = assertThrows(PhoneUnusable.class, phone::memory);

    assertEquals(
        "others may read %s, which holds the phone's keys; forbid it with: chmod 600 %s"
            .formatted(file(), file()),
        refused.sentence());
  }

  @Test
  void aDamagedFileIsRefusedAndLeftAsItIs() throws Exception {
    byte[] whole = Files.readAllBytes(file());
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Files.write(file(), cut);

    PhoneUnusable refused =
        assertThrows(PhoneUnusable.class, () -> PhoneFile.open(folder, NAME, random));

    assertTrue(refused.sentence().contains("is damaged; restore it from a copy"));
    assertThrows(PhoneUnusable.class, () -> phone.change(PhoneMemory::signedOut));
    assertArrayEquals(cut, Files.readAllBytes(file()));
  }

  @Test
  void halfAFileLeftByAPowerCutIsNotTakenForTheMemory() throws Exception {
    PhoneMemory before = phone.memory();
    Files.write(folder.resolve("phone.cbor.new"), new byte[] {1, 2, 3});

    assertEquals(before.keys().publicKeys(), phone.memory().keys().publicKeys());
    phone.change(memory -> memory.signedIn(session()));
    assertTrue(phone.memory().session().isPresent());
  }

  @Test
  void aMemoryThatIsGoneIsSaidToBeGone() throws Exception {
    Files.delete(file());

    assertEquals(
        "the phone's memory is gone from " + folder,
        assertThrows(PhoneUnusable.class, phone::memory).sentence());
  }

  @Test
  void changesAtTheSameTimeAreAllKept() {
    List<FakeLock> locks = IntStream.range(0, 8).mapToObj(_ -> new FakeLock()).toList();

    CompletableFuture.allOf(
            locks.stream()
                .map(
                    lock ->
                        CompletableFuture.runAsync(
                            () -> remember(lock), Thread::startVirtualThread))
                .toArray(CompletableFuture[]::new))
        .join();

    List<LockId> known = read().locks().stream().map(PairedLock::id).toList();
    assertEquals(8, known.size());
    assertTrue(known.containsAll(locks.stream().map(lock -> lock.id).toList()));
  }

  @Test
  @Tag("SEC-20")
  void aMemoryCannotBePrinted() throws Exception {
    phone.change(memory -> memory.signedIn(session()));

    String printed = phone.memory().toString();

    assertFalse(printed.contains(TOKEN), printed);
    Octets key = Octets.adopt(phone.memory().keys().signing().privateKey().reveal());
    assertFalse(printed.contains(key.hex()), printed);
  }

  private void remember(FakeLock lock) {
    try {
      phone.change(memory -> memory.with(paired(lock)));
    } catch (PhoneUnusable e) {
      throw new AssertionError(e);
    }
  }

  private PhoneMemory read() {
    try {
      return phone.memory();
    } catch (PhoneUnusable e) {
      throw new AssertionError(e);
    }
  }

  private Path file() {
    return folder.resolve("phone.cbor");
  }

  private static Session session() {
    return new Session(
        CompanionAddress.parse("http://localhost:8080"),
        "owner@example.org",
        new AccountId("owner"),
        SecretBytes.adopt(TOKEN.getBytes(StandardCharsets.US_ASCII)),
        Instant.parse("2026-04-01T00:00:00Z"));
  }

  private static PairedLock paired(FakeLock lock) {
    LockIdentity identity =
        new LockIdentity(
            lock.id,
            lock.generation,
            new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
    return PairedLock.begin(identity, KeyRole.ADMINISTRATOR, new DisplayName("door"))
        .radio(new RadioAddress("localhost", 8445))
        .visitors(VisitorIssue.begin(new VisitorEpoch(3)))
        .names(
            new KnownNames(
                    new TreeMap<>(Map.of(new UserIndex(1), "Owner")),
                    new TreeMap<>(),
                    Optional.of(new AccessVersion(7)))
                .with(lock.signing.publicKey().id(), NAME))
        .unnoted(
            List.of(
                new PasscodeNote(
                    new VisitorReference(Octets.ofHex("0a".repeat(16))), Octets.ofHex("0102"))));
  }
}
