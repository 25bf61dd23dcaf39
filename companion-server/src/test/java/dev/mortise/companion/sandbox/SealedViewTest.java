package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Operation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.seal.FrameSeal;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.companion.CompanionRoute;
import dev.mortise.sim.phone.companion.FrameStream;
import dev.mortise.sim.phone.companion.FrameStream.Next;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the companion has of a live view, and whom it hands it to.
class SealedViewTest {

  private static final String PNG = "PNG\r\n";

  private final SecureRandom random = new SecureRandom();

  @TempDir private Path data;
  private Household home;
  private LinkThreads threads;
  private CompanionClient client;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    home.acceptVideo();
    home.enrol("second", "user");
    threads = LinkThreads.start(1);
    client = new CompanionClient(threads, Optional.empty());
  }

  @AfterEach
  void stop() {
    client.close();
    threads.close();
    home.close();
  }

  private Phone phone(String name) throws IOException {
    return new Phone(
        PhoneFile.open(home.folder(name), new DisplayName(name), random),
        new Reach(threads, Optional.empty(), client, Reach.Wanted.ANY),
        InstantSource.system(),
        random);
  }

  private LockId lock() {
    return home.sandbox().lock().device().id();
  }

  private static SignedIn signedIn(Phone phone) throws IOException {
    return phone.companion().orElseThrow();
  }

  private LockIdentity identity(Phone phone) throws IOException {
    return phone.memory().lock(lock()).orElseThrow().identity();
  }

  private Challenge begin(Phone phone) throws IOException {
    PhoneKeys keys = phone.memory().keys();
    Dialogue dialogue =
        new Dialogue(keys, identity(phone), new CompanionRoute(signedIn(phone), lock()), random);
    Answer answer =
        assertInstanceOf(
                Dialogue.Heard.Answered.class, dialogue.question(Operation.START_LIVE_VIEW))
            .answer();
    assertInstanceOf(
        Outcome.Done.class, dialogue.command(new CommandArguments.StartLiveView(), answer));
    return answer.challenge();
  }

  private static StreamFrame frame(FrameStream stream) throws CompanionFailed {
    return assertInstanceOf(Next.Frame.class, stream.next(Duration.ofSeconds(20))).frame();
  }

  @Test
  @Tag("LK-76")
  @Tag("SEC-3")
  void whatTheCompanionHasIsSealedAndIsNotKept() throws Exception {
    Phone owner = phone("owner");
    Phone second = phone("second");
    Challenge challenge = begin(owner);
    StreamFrame frame;
    try (FrameStream stream = signedIn(owner).view(lock(), challenge)) {
      frame = frame(stream);
    }

    assertFalse(holds(frame.encode().copy(), PNG.getBytes(StandardCharsets.ISO_8859_1)));
    FrameSeal seal = new FrameSeal(lock(), identity(owner).generation(), challenge);
    Sealed sealed = Sealed.parse(frame.sealed());
    var lockKey = identity(owner).keys().agreement();
    assertEquals(
        Optional.empty(),
        seal.open(frame.number(), sealed, second.memory().keys().agreement(), lockKey));
    try (SecretBytes picture =
        seal.open(frame.number(), sealed, owner.memory().keys().agreement(), lockKey)
            .orElseThrow()) {
      assertTrue(holds(picture.reveal(), PNG.getBytes(StandardCharsets.ISO_8859_1)));
    }
    byte[] piece = Arrays.copyOf(sealed.ciphertext().copy(), 24);
    try (Stream<Path> files = Files.walk(data.resolve("sandbox").resolve("companion"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertFalse(holds(Files.readAllBytes(file), piece), file::toString);
      }
    }
  }

  @Test
  @Tag("SEC-4")
  @Tag("SEC-21")
  void anotherMembersViewIsLikeOneThatIsNot() throws Exception {
    Phone owner = phone("owner");
    Challenge challenge = begin(owner);

    SignedIn other = signedIn(phone("second"));
    CompanionFailed theirs =
        assertThrows(CompanionFailed.class, () -> other.view(lock(), challenge));
    CompanionFailed nobodys =
        assertThrows(
            CompanionFailed.class, () -> other.view(lock(), new Challenge(challengeOctets())));

    assertEquals(Reason.NOT_FOUND, theirs.reason());
    assertEquals(nobodys.sentence(), theirs.sentence());
    try (FrameStream stream = signedIn(owner).view(lock(), challenge)) {
      assertEquals(challenge, frame(stream).challenge());
    }
  }

  @Test
  @Tag("SEC-4")
  void aCommandThatIsNoViewOpensNone() throws Exception {
    Phone owner = phone("owner");
    Dialogue dialogue =
        new Dialogue(
            owner.memory().keys(),
            identity(owner),
            new CompanionRoute(signedIn(owner), lock()),
            random);
    Answer answer =
        assertInstanceOf(Dialogue.Heard.Answered.class, dialogue.question(Operation.LIFT_LOCKOUT))
            .answer();
    assertInstanceOf(
        Outcome.Done.class, dialogue.command(new CommandArguments.LiftLockout(), answer));

    CompanionFailed failed =
        assertThrows(CompanionFailed.class, () -> signedIn(owner).view(lock(), answer.challenge()));

    assertEquals(Reason.NOT_FOUND, failed.reason());
  }

  private Octets challengeOctets() {
    byte[] fresh = new byte[Challenge.SIZE];
    random.nextBytes(fresh);
    return Octets.adopt(fresh);
  }

  private static boolean holds(byte[] hay, byte[] needle) {
    return new String(hay, StandardCharsets.ISO_8859_1)
        .contains(new String(needle, StandardCharsets.ISO_8859_1));
  }
}
