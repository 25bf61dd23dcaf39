package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.door.BoltState;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.visitor.VisitorEpoch;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A one-time code opens once, wherever the power goes away between its match and the bolt.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class VisitorPasscodeSurvivalTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final VisitorEpoch EPOCH = new VisitorEpoch(1);

  private final PhoneKeys keys = PhoneKeys.generate(EntropySource.secure(RANDOM).next());

  @Test
  @Tag("SEC-14")
  @Tag("LK-19")
  void whereverPowerIsCutTheCodeNeverOpensTwice() {
    FlashChip prepared = lockWithVisitorCodes();
    long from;
    long to;
    try (LockBench bench = awake(prepared)) {
      String code = code(bench);
      from = bench.chip().operations();
      assertEquals(BoltState.UNLOCKED, bench.enter(code));
      to = bench.chip().operations();
      assertFalse(opensAgain(bench, code), "a used code opens again");
    }
    assertTrue(to > from + 5, "operations=" + (to - from));
    int opened = 0;
    for (long cut = 1; cut <= to - from; cut++) {
      opened += openings(prepared, cut);
    }
    assertTrue(opened > 0, "the code never opened: nothing was tried");
    prepared.close();
  }

  /// How often a code opens whose first use is cut at this operation of the flash.
  private int openings(FlashChip prepared, long cut) {
    try (LockBench bench = awake(prepared)) {
      String code = code(bench);
      bench.chip().cutAt(bench.chip().operations() + cut);
      try {
        bench.press(code + " ok");
        bench.turn(Duration.ofSeconds(1));
      } catch (CompletionException | IllegalStateException e) {
        assertInstanceOf(FlashFailed.class, e.getCause());
      }
      boolean first = bench.bolt() == BoltState.UNLOCKED;

      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      setTime(bench);
      boolean second = opensAgain(bench, code);
      assertFalse(first && second, "the code opened twice, cut=" + cut);
      return first || second ? 1 : 0;
    }
  }

  private static boolean opensAgain(LockBench bench, String code) {
    LockBench.done(bench.device().hands().turnKey(false));
    assertEquals(BoltState.LOCKED, bench.bolt());
    return bench.enter(code) == BoltState.UNLOCKED;
  }

  /// A lock with this phone as its administrator's, and one-time codes switched on.
  private FlashChip lockWithVisitorCodes() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().moveCover(true));
      LockBench.done(bench.device().hands().holdSet());
      bench.press(LockBench.CODE + " ok");
      Screen.PairingQr shown =
          assertInstanceOf(Screen.PairingQr.class, bench.device().view().panel().screen());
      assertInstanceOf(
          PairingDialogue.Ended.Paired.class,
          new PairingDialogue(keys, new InProcess(bench.device()), RANDOM)
              .pair(
                  shown.code(),
                  new AccountId("acct-0001"),
                  new DisplayName("Phone"),
                  Optional.empty()));
      run(bench, new CommandArguments.RaiseVisitorEpoch());
      return bench.chip().dump();
    }
  }

  /// The prepared lock with power, told the time.
  private LockBench awake(FlashChip prepared) {
    LockBench bench = LockBench.on(prepared.dump());
    setTime(bench);
    return bench;
  }

  private void setTime(LockBench bench) {
    run(bench, new CommandArguments.SetTime(bench.world.now()));
  }

  private void run(LockBench bench, CommandArguments arguments) {
    Dialogue dialogue = new Dialogue(keys, identity(bench), new InProcess(bench.device()), RANDOM);
    assertInstanceOf(Outcome.Done.class, dialogue.command(arguments));
  }

  private String code(LockBench bench) {
    return new String(
        VisitorIssue.begin(EPOCH)
            .next(keys, identity(bench), bench.world.now())
            .orElseThrow()
            .passcode()
            .digits()
            .reveal(),
        StandardCharsets.US_ASCII);
  }

  private static LockIdentity identity(LockBench bench) {
    var lock = bench.device().view().mind().orElseThrow().stored().identity();
    return new LockIdentity(
        lock.lockId(),
        lock.generation(),
        new PartyKeys(lock.signingKey(), lock.agreement().publicKey()));
  }

  /// Straight to the device, as the companion's link would bring it.
  private record InProcess(LockDevice device) implements LockRoute {
    @Override
    public Channel channel() {
      return Channel.REMOTE;
    }

    @Override
    public Octets ask(Octets request) {
      return LockBench.done(device.ask(Channel.REMOTE, new ConnectionId(1), request));
    }
  }
}
