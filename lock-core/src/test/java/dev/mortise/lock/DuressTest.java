package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmKey;
import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.journal.AlarmTags;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.lock.stored.Identity;
import dev.mortise.mode.OperatingMode;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DuressTest {

  private static final UserIndex OWNER = new UserIndex(1);

  private final LockBench ordinary = household();
  private final LockBench forced = household();

  private static LockBench household() {
    LockBench bench = new LockBench().withAdministrator("135790");
    bench.passcode(OWNER, "975310", true);
    bench.fingerprint(OWNER, false);
    bench.fingerprint(OWNER, true);
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    bench.app(2, KeyRole.USER, Optional.empty());
    bench.app(3, KeyRole.ALARMS_ONLY, Optional.empty());
    return bench.turnThePage();
  }

  @Test
  @Tag("LK-17")
  @Tag("SEC-22")
  void duressPasscodeDoesTheSameInTheSameOrder() {
    assertAlike(ordinary.press("135790o"), forced.press("975310o"));
    assertEquals(ordinary.events(), forced.events());
    assertTrue(forced.isOpen());
  }

  @Test
  @Tag("LK-18")
  @Tag("SEC-22")
  void duressFingerDoesTheSameInTheSameOrder() {
    assertAlike(ordinary.finger(1), forced.finger(2));
    assertEquals(ordinary.events(), forced.events());
    assertTrue(forced.isOpen());
  }

  @Test
  @Tag("LK-17")
  void whatIsRefusedUnderDuressIsRefusedAlike() {
    for (LockBench bench : List.of(ordinary, forced)) {
      bench.cause(new LockInput.BatteryMeasured(3));
      bench.turnThePage();
    }
    assertAlike(ordinary.press("135790o"), forced.press("975310o"));
    assertEquals(ordinary.events(), forced.events());
  }

  @Test
  @Tag("D-6")
  void administratorsDuressCodeOpensInPrivacyMode() {
    privacy(ordinary);
    privacy(forced);

    assertAlike(ordinary.press("135790o"), forced.press("975310o"));
    assertTrue(forced.isOpen());
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 3));
  }

  @Test
  @Tag("LK-17")
  @Tag("SEC-22")
  void whatIsApprovedUnderDuressLooksAlikeAndAlarms() {
    for (LockBench bench : List.of(ordinary, forced)) {
      bench.cause(new LockInput.RearCoverMoved(true));
      bench.cause(new LockInput.SetHeld());
      bench.turnThePage();
    }
    assertAlike(ordinary.press("135790o"), forced.press("975310o"));

    assertEquals(ordinary.events(), forced.events());
    assertEquals(
        LockOperation.NON_ACCESS_USER, ((LockEvent.Operation) opening(forced).event()).operation());
    assertEquals(AlarmMeaning.ORDINARY, meaning(ordinary, 3));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 3));
  }

  @Test
  @Tag("D-15")
  @Tag("LK-58")
  void onlyTagsDifferAndOnlyThoseOfTheAppsThatAreTold() {
    ordinary.press("135790o");
    forced.press("975310o");

    List<?> before = tags(opening(ordinary)).tags();
    List<?> after = tags(opening(forced)).tags();
    assertEquals(before.get(0), after.get(0));
    assertNotEquals(before.get(1), after.get(1));
    assertNotEquals(before.get(2), after.get(2));
    assertEquals(before.subList(3, 16), after.subList(3, 16));
  }

  @Test
  @Tag("D-15")
  @Tag("D-21")
  @Tag("LK-6")
  void everyAppButThoseOfThePersonUnderDuressIsTold() {
    forced.press("975310o");

    assertEquals(AlarmMeaning.ORDINARY, meaning(forced, 1));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 2));
    assertEquals(AlarmMeaning.DURESS, meaning(forced, 3));
  }

  @Test
  @Tag("D-15")
  @Tag("SEC-22")
  void whoeverIsNotAcceptedAnyMoreIsNotTold() {
    UserIndex bo = forced.user(2, Role.USER, "2468024");
    forced.app(4, KeyRole.USER, Optional.of(bo));
    EnrolledKey guest = forced.app(5, KeyRole.VISITOR, Optional.empty());
    Validity ended = new Validity(Optional.empty(), Optional.of(LockBench.MORNING));
    forced.setUp(
        BenchHousehold.withApp(
            forced.state().stored(),
            BenchHousehold.limited(guest, Set.of(Operation.UNLOCK), ended)));
    StoredState stored = forced.state().stored();
    User disabled = stored.household().user(bo).orElseThrow().enabled(false);
    forced.setUp(stored.with(stored.household().with(disabled)));
    forced.press("975310o");

    assertEquals(AlarmMeaning.DURESS, meaning(forced, 3));
    assertEquals(AlarmMeaning.ORDINARY, meaning(forced, 4));
    assertEquals(AlarmMeaning.ORDINARY, meaning(forced, 5));
  }

  @Test
  @Tag("D-15")
  void ordinaryOpeningAlarmsNobody() {
    ordinary.press("135790o");

    for (int app = 1; app <= 3; app++) {
      assertEquals(AlarmMeaning.ORDINARY, meaning(ordinary, app));
    }
  }

  @Test
  @Tag("SEC-22")
  void eventsAreAsLongUnderDuress() {
    ordinary.press("135790o");
    forced.press("975310o");

    assertEquals(opening(ordinary).encode().size(), opening(forced).encode().size());
  }

  private static AlarmMeaning meaning(LockBench bench, int app) {
    Identity lock = bench.state().stored().identity();
    EnrolledKey enrolled = bench.state().stored().access().apps().get(app - 1);
    EventMessage opening = opening(bench);
    return AlarmKey.derive(
            bench.agreement(app),
            lock.agreement().publicKey(),
            lock.lockId(),
            lock.generation(),
            enrolled.signingKey())
        .meaning(opening.sequence(), opening.previous(), tags(opening).tags());
  }

  private static EventMessage opening(LockBench bench) {
    return bench.journal().stream()
        .filter(message -> message.event() instanceof LockEvent.Operation)
        .findFirst()
        .orElseThrow();
  }

  private static AlarmTags tags(EventMessage message) {
    return message.tags().orElseThrow();
  }

  private static void privacy(LockBench bench) {
    StoredState stored = bench.state().stored();
    bench.setUp(stored.with(stored.modes().with(OperatingMode.PRIVACY)));
  }

  /// The same effects, but for what stands in the recorded bytes.
  private static void assertAlike(List<LockEffect> one, List<LockEffect> other) {
    assertEquals(shapes(one), shapes(other));
  }

  private static List<String> shapes(List<LockEffect> effects) {
    return effects.stream()
        .map(
            effect ->
                effect instanceof LockEffect.RecordEvent(var entry)
                    ? "record " + entry.sequence() + " of " + entry.payload().size() + " bytes"
                    : effect.toString())
        .toList();
  }
}
