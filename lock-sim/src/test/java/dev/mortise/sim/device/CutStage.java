package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.phone.dialogue.Host;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PeriodicIssue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A lock on whose chip there is something of everything, and those who have to do with it.
final class CutStage implements AutoCloseable {

  static final UserIndex OWNER = new UserIndex(1);
  static final UserIndex GUEST = new UserIndex(2);
  static final ConnectionId NEARBY = new ConnectionId(9);
  static final LockId OTHER = new LockId(new UUID(3, 4));

  final BenchApp app = new BenchApp();
  final PhoneKeys visitor = keys();
  final PhoneKeys linked = keys();
  final PhoneKeys device = keys();
  private FlashChip prepared = new FlashChip();
  private Optional<PeriodicGrant> grant = Optional.empty();

  static PhoneKeys keys() {
    return PhoneKeys.generate(EntropySource.secure(BenchApp.RANDOM).next());
  }

  /// A lock with an app, a guest, a visitor's key, an accessory, links both ways, and codes.
  void prepare() {
    prepared.close();
    try (LockBench bench = LockBench.withAdministrator()) {
      app.pair(bench);
      app.setTime(bench);
      app.run(bench, new CommandArguments.AddUser(new DisplayName("Guest"), Role.USER));
      app.run(bench, new CommandArguments.RaiseVisitorEpoch());
      app.run(bench, flag(Setting.REMOTE_UNLOCK, true));
      app.run(bench, accessory());
      app.run(bench, link());
      inviteVisitor(bench);
      linkFrom(bench);
      grant = Optional.of(draw(bench));
      prepared = bench.chip().dump();
    }
  }

  @Override
  public void close() {
    prepared.close();
  }

  private void inviteVisitor(LockBench bench) {
    Instant now = bench.world.now();
    Host.Guest guest =
        new Host.Guest(
            KeyRole.VISITOR,
            Optional.empty(),
            Set.of(Operation.UNLOCK),
            now,
            Optional.of(now.plus(Duration.ofDays(1))),
            now.plus(Duration.ofHours(1)));
    Host.Invited invited =
        new Host(app.keys(), BenchApp.identity(bench), BenchApp.RANDOM)
            .invite(guest, Optional.empty());
    assertInstanceOf(
        PairingDialogue.Ended.Paired.class,
        new PairingDialogue(visitor, route(bench, Channel.REMOTE, 1), BenchApp.RANDOM)
            .pair(
                invited.code(),
                new AccountId("acct-0002"),
                new DisplayName("Visitor"),
                Optional.of(invited.signed())));
  }

  private void linkFrom(LockBench bench) {
    bench.press("cancel");
    app.run(
        bench,
        new CommandArguments.LinkFrom(
            linked.signing().publicKey(),
            linked.agreement().publicKey(),
            new DisplayName("Back door"),
            new LinkTerms(new TreeSet<>(Set.of(OWNER)), LinkTerms.USUAL_RELOCK)));
    bench.press(LockBench.CODE + " ok");
  }

  private CommandArguments link() {
    return new CommandArguments.LinkTo(
        new LinkedLock(
            OTHER,
            Generation.FIRST,
            linked.signing().publicKey(),
            linked.agreement().publicKey(),
            new DisplayName("Back door"),
            new TreeSet<>(Set.of(OWNER))));
  }

  private CommandArguments accessory() {
    return new CommandArguments.AddAccessory(
        KeyRole.REMOTE_CONTROLLER,
        device.signing().publicKey(),
        device.agreement().publicKey(),
        new DisplayName("Remote"));
  }

  static CommandArguments flag(Setting setting, boolean on) {
    return new CommandArguments.ChangeSetting(setting.settingName(), new SettingValue.Flag(on));
  }

  /// The lock, started on a copy of the chip.
  LockBench awake() {
    LockBench bench = CutBench.on(prepared);
    app.setTime(bench);
    LockBench.done(
        bench
            .device()
            .cause(new LockInput.NearPeersChanged(Map.of(NEARBY, linked.agreement().publicKey()))));
    return bench;
  }

  private PeriodicGrant draw(LockBench bench) {
    Instant now = bench.world.now();
    return issue(bench)
        .draw(
            new PeriodicSchedule(
                now, now.plus(Duration.ofHours(1)), Optional.empty(), Optional.empty()));
  }

  PeriodicIssue issue(LockBench bench) {
    return new PeriodicIssue(app.keys(), BenchApp.identity(bench), BenchApp.RANDOM);
  }

  /// The periodic passcode that was drawn.
  PeriodicGrant grant() {
    return grant.orElseThrow();
  }

  /// Straight to the device; the bolt travels while the receipt is waited for.
  static LockRoute route(LockBench bench, Channel way, long connection) {
    return new LockRoute() {
      @Override
      public Channel channel() {
        return way;
      }

      @Override
      public Octets ask(Octets request) {
        LockBench.done(bench.device().hands().look()); // What was decided before is over.
        CountDownLatch decided = new CountDownLatch(1);
        bench.device().follow(_ -> decided.countDown());
        CompletableFuture<Octets> answer =
            bench.device().ask(way, new ConnectionId(connection), request).toCompletableFuture();
        var _ = answer.whenComplete((_, _) -> decided.countDown());
        await(decided);
        if (!answer.isDone()) {
          bench.turn(Duration.ofSeconds(2));
        }
        return LockBench.done(answer);
      }
    };
  }

  private static void await(CountDownLatch decided) {
    try {
      assertTrue(decided.await(30, TimeUnit.SECONDS), "nothing was decided");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
