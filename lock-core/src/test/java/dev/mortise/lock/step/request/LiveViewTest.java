package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.link.LiveView;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.YearDaySchedule;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// When the lock shows what is before the door, to whom, and until when.
class LiveViewTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone owner = BenchPhone.ofAdministrator(bench);

  @BeforeEach
  void beOnline() {
    owner.by(Channel.REMOTE);
    online(true);
  }

  @Test
  @Tag("LK-76")
  void aViewIsForTheAppThatAskedAndEndsByItself() {
    Answer answer = owner.ask(Operation.START_LIVE_VIEW);
    Command command =
        owner.command(
            answer.challenge(),
            new CommandArguments.StartLiveView(),
            answer.accessList().version());
    assertEquals("done", BenchPhone.result(owner.send(owner.sign(command))));
    LiveView view = new LiveView(answer.challenge(), owner.agreement().publicKey());
    assertTrue(bench.effects().contains(new LockEffect.StartView(view)));

    bench.turnThePage();
    bench.pass(Duration.ofSeconds(59));
    assertFalse(ended());
    bench.pass(Duration.ofSeconds(1));
    assertTrue(ended());
  }

  @Test
  @Tag("LK-76")
  void noCommandNamesACamera() throws MalformedCbor {
    Octets withArguments =
        Cbor.encode(
            CborMap.withFields()
                .put(1, owner.lock().lockId().octets())
                .put(2, owner.lock().generation().number())
                .put(3, Octets.ofHex("00".repeat(16)))
                .put(4, "start-live-view")
                .put(5, CborMap.withFields().put(1, "indoors").build())
                .build());
    Command command = Command.decode(withArguments);
    assertThrows(MalformedCbor.class, command::readArguments);
  }

  @ParameterizedTest
  @Tag("LK-44")
  @CsvSource({"20,done", "19,insufficient-battery", "5,insufficient-battery"})
  void belowAFifthOfTheBatteryThereIsNoLiveVideo(int percent, String result) {
    bench.cause(new LockInput.BatteryMeasured(percent));
    assertEquals(result, start(owner));
  }

  @Test
  @Tag("LK-44")
  void aViewEndsWhenTheBatteryFallsBelowAFifth() {
    start(owner);
    bench.cause(new LockInput.BatteryMeasured(20));
    assertFalse(ended());
    bench.cause(new LockInput.BatteryMeasured(19));
    assertTrue(ended());
  }

  @Test
  void withoutTheCompanionThereIsNobodyToShowAnything() {
    online(false);
    assertEquals("no-network", start(owner));
    online(true);
    start(owner);
    online(false);
    assertTrue(ended());
  }

  @Test
  @Tag("LK-51")
  void inPrivacyModeAnAdministratorAloneLooksOut() {
    BenchPhone guest = userOfTheHousehold();
    assertEquals("done", start(guest));

    mode(OperatingMode.PRIVACY);
    assertTrue(ended());
    assertEquals("privacy-mode", start(guest));

    bench.turnThePage();
    assertEquals("done", start(owner));
    mode(OperatingMode.NORMAL);
    mode(OperatingMode.PRIVACY);
    assertFalse(ended());
  }

  @Test
  @Tag("LK-76")
  @Tag("SEC-9")
  void aViewEndsWithTheKeyThatWatches() {
    BenchPhone guest = userOfTheHousehold();
    assertEquals("done", start(guest));
    var revocation = owner.revoking(new Revocation.Target.OfKey(guest.signing().publicKey().id()));

    assertEquals("done", BenchPhone.result(owner.send(revocation)));

    assertTrue(ended());
  }

  @Test
  @Tag("LK-81")
  void aViewEndsWithTheUserWhoWatches() {
    BenchPhone guest = userOfTheHousehold();
    assertEquals("done", start(guest));

    assertEquals("done", owner.command(new CommandArguments.DeleteUser(new UserIndex(2))));

    assertTrue(ended());
  }

  @Test
  @Tag("LK-76")
  void aViewEndsWithTheRightOfWhoWatches() {
    BenchPhone guest = userOfTheHousehold();
    assertEquals("done", start(guest));

    assertEquals("done", owner.command(enabled(false)));
    assertTrue(ended());

    bench.turnThePage();
    assertEquals("done", owner.command(enabled(true)));
    assertEquals("done", start(guest));
    assertFalse(ended());
  }

  @Test
  @Tag("LK-76")
  @Tag("LK-10")
  void aViewEndsAtTheMomentWhenTheValidityOfWhoWatchesDoes() {
    BenchPhone guest = userOfTheHousehold();
    bench.wall(Optional.of(LockBench.MORNING));
    terms(TermsChange.to(untilAfter(40)));
    assertEquals("done", start(guest));
    bench.pass(Duration.ofSeconds(30));
    terms(TermsChange.to(untilAfter(50)));

    bench.pass(Duration.ofMillis(19_999));
    assertFalse(ended());
    bench.pass(Duration.ofMillis(1));

    assertTrue(ended(), "the lock wakes for it by itself");
  }

  @Test
  @Tag("LK-76")
  @Tag("LK-21")
  void aViewEndsAtTheMomentWhenTheKeyThatWatchesDoes() {
    EnrolledKey kept = bench.app(2, KeyRole.USER, Optional.empty());
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.access().with(kept.during(untilAfter(20)))));
    bench.wall(Optional.of(LockBench.MORNING));
    bench.turnThePage();
    assertEquals("done", start(new BenchPhone(bench, 2).by(Channel.REMOTE)));

    bench.pass(Duration.ofMillis(19_999));
    assertFalse(ended());
    bench.pass(Duration.ofMillis(1));

    assertTrue(ended());
  }

  @Test
  @Tag("LK-76")
  @Tag("ST-4")
  void aViewEndsAtTheMinuteWhenTheScheduleOfWhoWatchesDoes() {
    BenchPhone guest = userOfTheHousehold();
    LocalDateTime now = LocalDateTime.ofInstant(LockBench.MORNING, ZoneOffset.UTC);
    LocalDateTime minute = now.truncatedTo(ChronoUnit.MINUTES);
    YearDaySchedule today = new YearDaySchedule(minute.minusHours(1), minute.plusMinutes(1));
    bench.wall(Optional.of(minute.plusSeconds(35).toInstant(ZoneOffset.UTC)));
    Schedules schedules = new Schedules(List.of(), List.of(today));
    terms(TermsChange.to(UserType.YEAR_DAY_SCHEDULE_USER, schedules));
    assertEquals("done", start(guest));

    bench.pass(Duration.ofMillis(24_999));
    assertFalse(ended());
    bench.pass(Duration.ofMillis(1));

    assertTrue(ended());
  }

  private static Validity untilAfter(int seconds) {
    return new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plusSeconds(seconds)));
  }

  private void terms(TermsChange change) {
    assertEquals("done", owner.command(new CommandArguments.ChangeUser(new UserIndex(2), change)));
  }

  @Test
  @Tag("LK-51")
  void inPrivacyModeAViewEndsWithTheRankOfWhoWatches() {
    UserIndex second = bench.user(2, Role.ADMINISTRATOR, "246802");
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(second));
    mode(OperatingMode.PRIVACY);
    bench.turnThePage();
    assertEquals("done", start(new BenchPhone(bench, 2).by(Channel.REMOTE)));

    assertEquals(
        "done",
        owner.command(
            new CommandArguments.ChangeUser(
                second, Optional.empty(), Optional.of(Role.USER), Optional.empty())));

    assertTrue(ended());
  }

  private static CommandArguments enabled(boolean enabled) {
    return new CommandArguments.ChangeUser(
        new UserIndex(2), Optional.empty(), Optional.empty(), Optional.of(enabled));
  }

  @Test
  @Tag("LK-76")
  void nothingElseEndsIt() {
    assertEquals("done", start(userOfTheHousehold()));
    bench.press("135790o");
    assertEquals("done", owner.command(new CommandArguments.LiftLockout()));
    assertFalse(ended());
  }

  /// A phone of user 2, who is no administrator. The page is turned.
  private BenchPhone userOfTheHousehold() {
    UserIndex user = bench.user(2, Role.USER, "246802");
    bench.app(2, KeyRole.USER, Optional.of(user));
    bench.turnThePage();
    return new BenchPhone(bench, 2).by(Channel.REMOTE);
  }

  private static String start(BenchPhone phone) {
    return phone.command(new CommandArguments.StartLiveView());
  }

  private boolean ended() {
    return bench.effects().contains(new LockEffect.EndView());
  }

  private void mode(OperatingMode mode) {
    assertEquals("done", owner.command(new CommandArguments.SetMode(mode)));
  }

  private void online(boolean on) {
    bench.cause(new LockInput.LinkChanged(on));
  }
}
