package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An administrator's app beside a lock on the bench; it talks to the device without a link in
/// between.
final class BenchApp {

  static final SecureRandom RANDOM = new SecureRandom();

  private final PhoneKeys keys = PhoneKeys.generate(EntropySource.secure(RANDOM).next());
  private Channel channel = Channel.REMOTE;

  PhoneKeys keys() {
    return keys;
  }

  /// Pairs by the code on the lock's screen.
  void pair(LockBench bench) {
    LockBench.done(bench.device().hands().moveCover(true));
    LockBench.done(bench.device().hands().holdSet());
    bench.press(LockBench.CODE + " ok");
    Screen.PairingQr shown =
        assertInstanceOf(Screen.PairingQr.class, bench.device().view().panel().screen());
    assertInstanceOf(
        PairingDialogue.Ended.Paired.class,
        new PairingDialogue(keys, new InProcess(bench.device(), channel), RANDOM)
            .pair(
                shown.code(),
                new AccountId("acct-0001"),
                new DisplayName("Phone"),
                Optional.empty()));
  }

  /// Talks to the lock from nearby from now on.
  void comeNear(LockBench bench) {
    LockBench.done(
        bench
            .device()
            .cause(
                new LockInput.NearPeersChanged(
                    Map.of(new ConnectionId(1), keys.agreement().publicKey()))));
    channel = Channel.NEAR;
  }

  /// Sets the lock's clock to the world's.
  void setTime(LockBench bench) {
    run(bench, new CommandArguments.SetTime(bench.world.now()));
  }

  /// Has the lock do what it must not refuse.
  void run(LockBench bench, CommandArguments arguments) {
    assertInstanceOf(Outcome.Done.class, command(bench, arguments.operation(), _ -> arguments));
  }

  /// Has the lock do something, and waits until it has done all that belongs to it.
  Outcome command(
      LockBench bench, Operation operation, Function<Answer, CommandArguments> arguments) {
    Dialogue dialogue =
        new Dialogue(keys, identity(bench), new InProcess(bench.device(), channel), RANDOM);
    return switch (dialogue.question(operation)) {
      case Dialogue.Heard.Failed(var outcome) -> outcome;
      case Dialogue.Heard.Answered(var answer) -> {
        Outcome outcome = dialogue.command(arguments.apply(answer), answer);
        LockBench.done(bench.device().hands().look());
        yield outcome;
      }
    };
  }

  static LockIdentity identity(LockBench bench) {
    var lock = bench.device().view().mind().orElseThrow().stored().identity();
    return new LockIdentity(
        lock.lockId(),
        lock.generation(),
        new PartyKeys(lock.signingKey(), lock.agreement().publicKey()));
  }

  /// Straight to the device, as a link would bring it.
  private record InProcess(LockDevice device, Channel channel) implements LockRoute {
    @Override
    public Octets ask(Octets request) {
      return LockBench.done(device.ask(channel, new ConnectionId(1), request));
    }
  }
}
