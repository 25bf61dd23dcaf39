package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.credential.CredentialKind;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whole lives of a lock, from fresh seeds: a household with apps, strangers at the keypad, power
/// cuts and jams, in any order; and what must hold after every step of them.
///
/// A failing life names its seed, which `-Dmortise.simulation.seed=…` plays again;
/// `-Dmortise.simulation.lives=…` lives more of them.
class LockSimulationTest {

  private static final int LIVES = Integer.getInteger("mortise.simulation.lives", 20);
  private static final Long SEED = Long.getLong("mortise.simulation.seed");
  private static final int STEPS = 300;

  private static final UserIndex OWNER = new UserIndex(1);
  private static final UserIndex USER = new UserIndex(2);
  private static final String OWNERS_PASSCODE = "13579024";
  private static final String DURESS_PASSCODE = "97531086";
  private static final String USERS_PASSCODE = "80246813";

  @Test
  @Tag("LK-8")
  @Tag("LK-10")
  @Tag("LK-58")
  @Tag("ST-4")
  @Tag("ST-5")
  @Tag("ST-7")
  @Tag("SEC-12")
  void everyLifeKeepsWhatMustHold() {
    if (SEED != null) {
      new Life(SEED).live();
      return;
    }
    Random seeds = new Random();
    for (int i = 0; i < LIVES; i++) {
      new Life(seeds.nextLong()).live();
    }
  }

  /// One lock, from its first administrator on.
  private static final class Life {

    private final long seed;
    private final Random random;
    private final LockBench bench = new LockBench().withAdministrator(OWNERS_PASSCODE);
    private final EnrolledKey ownersApp;
    private final EnrolledKey visitorsApp;
    private final EnrolledKey usersApp;
    private long sequence;
    private byte[] newest;
    private int step;
    private LockState before = bench.state();

    Life(long seed) {
      this.seed = seed;
      this.random = new Random(seed);
      bench.passcode(OWNER, DURESS_PASSCODE, true);
      bench.fingerprint(OWNER, false);
      bench.user(2, Role.USER, USERS_PASSCODE);
      bench.fingerprint(USER, false);
      ownersApp = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
      visitorsApp = bench.app(2, KeyRole.VISITOR, Optional.empty());
      usersApp = bench.app(3, KeyRole.USER, Optional.of(USER));
      sequence = bench.state().stored().journal().sequence();
      newest = bench.state().stored().journal().hash().copy();
    }

    void live() {
      for (step = 0; step < STEPS; step++) {
        bench.turnThePage();
        before = bench.state();
        happen();
        bench.pass(Duration.ofMillis(random.nextInt(15_000)));
        holds();
      }
      leftAlone();
    }

    private void happen() {
      switch (random.nextInt(26)) {
        case 0, 1 -> enter(OWNERS_PASSCODE);
        case 2 -> enter(USERS_PASSCODE);
        case 3 -> enter(DURESS_PASSCODE);
        case 4, 5 -> enter(digits(6 + random.nextInt(5)));
        case 6 -> bench.press(Character.toString("xohb0123456789".charAt(random.nextInt(14))));
        case 7 -> bench.finger(1);
        case 8 -> bench.strangeFinger(random.nextInt(100));
        case 9 -> bench.badTouch(pick(QualityFault.values()));
        case 10 -> bench.moveByHand(new LockInput.HandlePressed(), true);
        case 11 -> bench.moveByHand(new LockInput.HandleLifted(), false);
        case 12 -> bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
        case 13 -> bench.pullBattery();
        case 14 -> bench.jam(random.nextInt(4) == 0);
        case 15 -> bench.cause(new LockInput.DoorMoved(pick(DoorState.values())));
        case 16 -> bench.cause(new LockInput.BatteryMeasured(random.nextInt(101)));
        case 17 -> bench.cause(new LockInput.CoverPried());
        case 18, 19 -> bench.command(ownersApp, Channel.NEAR, newTerms());
        case 20 -> bench.command(ownersApp, Channel.NEAR, newTime());
        case 21 -> bench.command(usersApp, pick(Channel.values()), new CommandArguments.Unlock());
        case 22, 23 -> {
          enter(USERS_PASSCODE);
          if (random.nextInt(4) > 0) {
            nextStep();
            bench.finger(2);
          } else {
            nextStep();
            bench.command(usersApp, Channel.NEAR, new CommandArguments.Unlock());
          }
        }
        default ->
            bench.command(
                random.nextInt(4) == 0 ? visitorsApp : ownersApp, pick(Channel.values()), wish());
      }
    }

    /// What is to be held against the rules before the next thing happens.
    private void nextStep() {
      holds();
      bench.turnThePage();
      before = bench.state();
    }

    private CommandArguments newTerms() {
      UserIndex user = random.nextInt(8) == 0 ? OWNER : USER;
      return random.nextInt(4) == 0
          ? new CommandArguments.ChangeUser(
              user, Optional.empty(), Optional.empty(), Optional.of(random.nextInt(8) > 0))
          : new CommandArguments.ChangeUser(user, RandomTerms.of(random));
    }

    private CommandArguments newTime() {
      return new CommandArguments.SetTime(
          LockBench.MORNING.plus(Duration.ofMinutes(random.nextInt(20_000))));
    }

    private void enter(String passcode) {
      bench.press(digits(random.nextInt(4)) + passcode + digits(random.nextInt(4)) + "o");
    }

    private String digits(int count) {
      StringBuilder digits = new StringBuilder();
      for (int i = 0; i < count; i++) {
        digits.append(random.nextInt(10));
      }
      return digits.toString();
    }

    private CommandArguments wish() {
      return switch (random.nextInt(11)) {
        case 0, 1 -> new CommandArguments.Unlock();
        case 2 -> new CommandArguments.Lock();
        case 3 -> new CommandArguments.SetMode(pick(OperatingMode.values()));
        case 4 -> new CommandArguments.SetLeavingHome(random.nextBoolean());
        case 5 ->
            new CommandArguments.ChangeSetting(
                new SettingName("remote-unlock"), new SettingValue.Flag(random.nextBoolean()));
        case 6 -> new CommandArguments.AddUser(new DisplayName("Guest"), pick(Role.values()));
        case 7 ->
            new CommandArguments.ChangeUser(
                new UserIndex(1 + random.nextInt(3)),
                Optional.empty(),
                Optional.of(pick(Role.values())),
                Optional.of(random.nextInt(4) > 0));
        case 8 -> newTerms();
        case 9 -> new CommandArguments.DeleteUser(new UserIndex(1 + random.nextInt(4)));
        default ->
            new CommandArguments.StartEnrolment(
                new UserIndex(1 + random.nextInt(3)), pick(CredentialKind.values()), false);
      };
    }

    private void holds() {
      StoredState stored = bench.state().stored();
      assertEquals(stored, reread(stored), this::where);
      assertTrue(stored.hasLastingAdministrator(), this::where);
      MayCome.check(before, bench.journal(), this::where);
      eachEventFollowsTheOneBefore();
      theBoltIsWithdrawnOnlyAfterItsReasonWasRecorded();
    }

    private static StoredState reread(StoredState stored) {
      try {
        return StoredStateCodec.decode(StoredStateCodec.encode(stored));
      } catch (MalformedCbor e) {
        throw new AssertionError(e);
      }
    }

    private void eachEventFollowsTheOneBefore() {
      for (LockEffect effect : bench.effects()) {
        if (effect instanceof LockEffect.RecordEvent(JournalEntry entry)) {
          EventMessage event = event(entry);
          assertEquals(sequence + 1, event.sequence(), this::where);
          assertTrue(Arrays.equals(newest, event.previous().copy()), this::where);
          sequence = event.sequence();
          newest = Sha256.of(entry.payload().copy());
        }
      }
      assertEquals(sequence, bench.state().stored().journal().sequence(), this::where);
    }

    private void theBoltIsWithdrawnOnlyAfterItsReasonWasRecorded() {
      boolean reason = false;
      boolean jammed = false;
      for (LockEffect effect : bench.effects()) {
        if (effect instanceof LockEffect.RecordEvent(JournalEntry entry)) {
          LockEvent event = event(entry).event();
          reason |=
              event instanceof LockEvent.Operation(var operation, _, _, _, _)
                  && operation == LockOperation.UNLOCK;
          jammed |= event instanceof LockEvent.Bolt(var state) && state != BoltState.LOCKED;
        }
        boolean opens = effect.equals(new LockEffect.DriveBolt(false));
        assertTrue(!opens || reason || jammed, this::where);
      }
    }

    private static EventMessage event(JournalEntry entry) {
      try {
        return EventMessage.decode(entry.payload());
      } catch (MalformedCbor e) {
        throw new AssertionError(e);
      }
    }

    /// A door that may lock itself does so, whatever came before. In passage mode it stays open.
    private void leftAlone() {
      bench.jam(false);
      bench.pullBattery();
      bench.pass(Duration.ofMinutes(1));
      boolean passage = bench.state().stored().modes().operating() == OperatingMode.PASSAGE;
      assertTrue(passage || bench.bolt() == BoltState.LOCKED, this::where);
    }

    private <E> E pick(E[] choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String where() {
      return "seed=%d step=%d mode=%s last=%s"
          .formatted(
              seed,
              step,
              bench.state().stored().modes().operating().wireText(),
              List.copyOf(bench.events()));
    }
  }
}
