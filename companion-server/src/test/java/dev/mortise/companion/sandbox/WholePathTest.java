package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.door.BoltState;
import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PairingDialogue.Ended;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.route.NearRoute;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an empty lock to a door that a phone opened, on real parts: keypad, screen, radio, machine,
/// flash, device link and companion.
class WholePathTest {

  private static final Duration BOLT_TRAVEL = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 20;

  private final SecureRandom random = new SecureRandom();
  private final LinkThreads threads = LinkThreads.start(1);
  private final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T12:00:00Z"));
  private final PhoneKeys phone = PhoneKeys.generate(Entropy.of(random.generateSeed(32)));

  @TempDir Path data;
  private Sandbox sandbox;
  private LockDevice lock;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(new SandboxSettings(data, freePort(), freePort(), 0), world);
    lock = sandbox.lock().device();
    Awaitility.await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).until(sandbox.lock()::online);
  }

  @AfterEach
  void close() {
    sandbox.close();
    world.close();
    threads.close();
  }

  @Test
  @Tag("LK-22")
  @Tag("LK-27")
  @Tag("LK-36")
  void aPhoneThatPairedAtTheLocksScreenOpensTheDoor() throws Exception {
    makeAdministrator();
    LockIdentity identity = pair(showCode());

    try (NearRoute radio = call(identity)) {
      Dialogue dialogue = new Dialogue(phone, identity, radio, random);

      Outcome opened = whileTheBoltTravels(() -> dialogue.command(new CommandArguments.Unlock()));

      Outcome.Done done = assertInstanceOf(Outcome.Done.class, opened);
      assertEquals(BoltState.UNLOCKED, done.receipt().bolt());
      assertInstanceOf(Dialogue.Heard.Answered.class, dialogue.question(Operation.LOCK));
    }
  }

  @Test
  @Tag("SEC-17")
  void theCodeOfAnotherScreenPairsNobody() throws Exception {
    makeAdministrator();
    PairingCode shown = showCode();
    PairingCode guessed =
        new PairingCode(
            shown.lock(),
            shown.generation(),
            shown.signingKey(),
            shown.agreementKey(),
            SecretBytes.adopt(new byte[PairingCode.SECRET_SIZE]),
            Optional.empty());

    Ended.NotPaired refused = assertInstanceOf(Ended.NotPaired.class, tryToPair(guessed));

    Outcome.Refused why = assertInstanceOf(Outcome.Refused.class, refused.outcome());
    assertEquals(Refusal.WRONG_SECRET, why.reason());
  }

  private void makeAdministrator() throws Exception {
    press("cancel");
    press("ok 135790 ok 135790 ok");
  }

  private PairingCode showCode() throws Exception {
    done(lock.hands().moveCover(true));
    done(lock.hands().holdSet());
    press("135790 ok");
    Screen screen = lock.view().panel().screen();
    return assertInstanceOf(Screen.PairingQr.class, screen).code();
  }

  private LockIdentity pair(PairingCode code) throws Exception {
    return assertInstanceOf(Ended.Paired.class, tryToPair(code)).lock();
  }

  private Ended tryToPair(PairingCode code) throws Exception {
    LockIdentity identity =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    try (NearRoute radio = call(identity)) {
      return new PairingDialogue(phone, radio, random)
          .pair(code, new AccountId("owner"), new DisplayName("Phone"), Optional.empty());
    }
  }

  private NearRoute call(LockIdentity identity) throws IOException {
    return NearRoute.call(threads, sandbox.radio(), identity, phone, random);
  }

  private interface Asking {
    Outcome ask();
  }

  /// The receipt comes when the bolt has arrived, and the bolt moves in the world's time, which
  /// somebody has to turn.
  private Outcome whileTheBoltTravels(Asking asking) throws Exception {
    var answer = CompletableFuture.supplyAsync(asking::ask, Thread::startVirtualThread);
    Awaitility.await()
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(
            () -> {
              world.turn(BOLT_TRAVEL);
              return answer.isDone();
            });
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void press(String keys) throws Exception {
    done(lock.hands().press(KeySequence.of(keys)));
  }

  private static void done(CompletionStage<?> stage) throws Exception {
    stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
