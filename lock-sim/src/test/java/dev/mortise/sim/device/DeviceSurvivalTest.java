package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.device.DeviceBook.SensorCount;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.device.SensorReport;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.user.UserIndex;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What is stored of devices is there whole or not at all, wherever the power goes away.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class DeviceSurvivalTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final ConnectionId CONNECTION = new ConnectionId(1);

  private final PhoneKeys phone = fresh();
  private final PhoneKeys device = fresh();

  private static PhoneKeys fresh() {
    return PhoneKeys.generate(EntropySource.secure(RANDOM).next());
  }

  @Test
  @Tag("LK-54")
  void anAccessoryIsThereOrNot() {
    try (FlashChip prepared = paired()) {
      CommandArguments added =
          new CommandArguments.AddAccessory(
              KeyRole.REMOTE_CONTROLLER,
              device.signing().publicKey(),
              device.agreement().publicKey(),
              new DisplayName("Fob"));
      cutEverywhere(prepared, bench -> tell(bench, added), this::isEnrolled);
    }
  }

  @Test
  @Tag("LK-39")
  void aLinkedLocksKeyIsNeverThereWithoutItsTerms() {
    try (FlashChip prepared = paired()) {
      CommandArguments link =
          new CommandArguments.LinkFrom(
              device.signing().publicKey(),
              device.agreement().publicKey(),
              new DisplayName("Front"),
              new LinkTerms(new TreeSet<>(Set.of(new UserIndex(1))), LinkTerms.USUAL_RELOCK));
      cutEverywhere(
          prepared,
          bench -> {
            tell(bench, link);
            bench.press(LockBench.CODE + " ok");
          },
          stored -> {
            boolean enrolled = isEnrolled(stored);
            assertEquals(
                enrolled,
                stored.devices().links().termsOf(device.signing().publicKey().id()).isPresent());
            return enrolled;
          });
    }
  }

  @Test
  @Tag("LK-39")
  void aLinkToAnotherLockIsThereOrNot() {
    try (FlashChip prepared = paired()) {
      LockId other = new LockId(new UUID(5, 6));
      CommandArguments link =
          new CommandArguments.LinkTo(
              LinkedLock.of(
                  other,
                  Generation.FIRST,
                  device.signing().publicKey(),
                  device.agreement().publicKey(),
                  new DisplayName("Back"),
                  Set.of(new UserIndex(1))));
      cutEverywhere(
          prepared,
          bench -> tell(bench, link),
          stored -> stored.devices().links().to(other).isPresent());
    }
  }

  @Test
  @Tag("LK-55")
  void aReportThatWasAnsweredIsOldForever() {
    try (FlashChip prepared = withSensor()) {
      cutEverywhere(
          prepared,
          bench -> report(bench, 7),
          stored -> stored.devices().sensor().map(SensorCount::counter).orElse(0L) == 7);
    }
  }

  /// Cuts the power at each operation of the flash in turn; what is found afterwards is the old
  /// state or the new, and the new one if the work was acknowledged.
  private void cutEverywhere(
      FlashChip prepared, Consumer<LockBench> work, Predicate<StoredState> isDone) {
    long operations;
    try (LockBench bench = near(prepared)) {
      long from = bench.chip().operations();
      work.accept(bench);
      operations = bench.chip().operations() - from;
      assertTrue(isDone.test(stored(bench)), "nothing was done");
    }
    assertTrue(operations > 3, "operations=" + operations);
    int done = 0;
    for (long cut = 1; cut <= operations; cut++) {
      try (LockBench bench = near(prepared)) {
        bench.chip().cutAt(bench.chip().operations() + cut);
        boolean acknowledged = acknowledges(bench, work);
        bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
        boolean found = isDone.test(stored(bench));
        assertTrue(found || !acknowledged, "acknowledged and lost, cut=" + cut);
        done += found ? 1 : 0;
      }
    }
    assertTrue(done < operations, "no cut came before it counted");
  }

  private static boolean acknowledges(LockBench bench, Consumer<LockBench> work) {
    try {
      work.accept(bench);
      return true;
    } catch (CompletionException | IllegalStateException e) {
      if (e.getCause() != null) {
        assertTrue(
            e.getCause() instanceof FlashFailed || e.getCause() instanceof IllegalStateException,
            e.toString());
      }
      return false;
    }
  }

  private boolean isEnrolled(StoredState stored) {
    return stored.access().find(device.signing().publicKey().id()).isPresent();
  }

  private static StoredState stored(LockBench bench) {
    return bench.device().view().mind().orElseThrow().stored();
  }

  /// A lock whose administrator's phone is this one.
  private FlashChip paired() {
    try (LockBench bench = LockBench.withAdministrator()) {
      LockBench.done(bench.device().hands().moveCover(true));
      LockBench.done(bench.device().hands().holdSet());
      bench.press(LockBench.CODE + " ok");
      Screen.PairingQr shown =
          assertInstanceOf(Screen.PairingQr.class, bench.device().view().panel().screen());
      var _ =
          new PairingDialogue(phone, new InProcess(bench.device(), Channel.REMOTE), RANDOM)
              .pair(shown.code(), new AccountId("owner"), new DisplayName("P"), Optional.empty());
      return bench.chip().dump();
    }
  }

  private FlashChip withSensor() {
    try (FlashChip prepared = paired();
        LockBench bench = LockBench.on(prepared.dump())) {
      tell(
          bench,
          new CommandArguments.AddAccessory(
              KeyRole.DOOR_SENSOR,
              device.signing().publicKey(),
              device.agreement().publicKey(),
              new DisplayName("Sensor")));
      return bench.chip().dump();
    }
  }

  /// The prepared lock with power and the device beside it.
  private LockBench near(FlashChip prepared) {
    LockBench bench = LockBench.on(prepared.dump());
    LockBench.done(
        bench
            .device()
            .cause(
                new LockInput.NearPeersChanged(
                    Map.of(CONNECTION, device.agreement().publicKey()))));
    return bench;
  }

  private void tell(LockBench bench, CommandArguments arguments) {
    Dialogue dialogue =
        new Dialogue(phone, identity(bench), new InProcess(bench.device(), Channel.REMOTE), RANDOM);
    var outcome = dialogue.command(arguments);
    if (!(outcome instanceof Outcome.Done)) {
      throw new IllegalStateException(outcome.why());
    }
  }

  private void report(LockBench bench, long counter) {
    LockIdentity lock = identity(bench);
    Octets envelope =
        CoseSign1.sign(
            SignatureType.REPORT,
            new SensorReport(lock.lock(), lock.generation(), counter, true).encode(),
            device.signing());
    LockBench.done(
        bench.device().ask(Channel.NEAR, CONNECTION, new CarryReport(envelope).encode()));
  }

  private static LockIdentity identity(LockBench bench) {
    var lock = stored(bench).identity();
    return new LockIdentity(
        lock.lockId(),
        lock.generation(),
        new PartyKeys(lock.signingKey(), lock.agreement().publicKey()));
  }

  /// Straight to the device, as a link would bring it.
  private record InProcess(LockDevice device, Channel channel) implements LockRoute {
    @Override
    public Octets ask(Octets request) {
      return LockBench.done(device.ask(channel, CONNECTION, request));
    }
  }
}
