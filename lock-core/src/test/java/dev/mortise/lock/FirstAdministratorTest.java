package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Tone;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirstAdministratorTest {

  private final LockBench bench = new LockBench();

  @Test
  @Tag("LK-22")
  void wakingAnEmptyLockOffersToCreateTheAdministrator() {
    bench.press("x");

    assertTrue(bench.isLit(LightId.CONFIRM));
    assertTrue(bench.isLit(LightId.CANCEL));
    assertEquals(Prompt.CREATE_ADMINISTRATOR, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-22")
  void theKeyThatWakesConfirmsNothingYet() {
    bench.press("o");
    assertEquals(Prompt.CREATE_ADMINISTRATOR, bench.prompts().getLast());

    bench.press("o");
    assertEquals(Prompt.ENTER_NEW_PASSCODE, bench.prompts().getLast());
  }

  @Test
  @Tag("LK-22")
  @Tag("LK-13")
  void sameDigitsTwiceCreateTheAdministratorWhoThenOpens() {
    bench.press("xo135790o135790o");

    assertEquals(Prompt.ADMINISTRATOR_CREATED, bench.prompts().getLast());
    assertEquals(Tone.CONFIRMED, bench.tones().getLast());
    assertEquals(
        Role.ADMINISTRATOR,
        bench.state().stored().household().user(new UserIndex(1)).orElseThrow().role());

    bench.press("135790o");
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("LK-13")
  void differentEntriesStartOver() {
    bench.press("xo135790o135791o");

    assertEquals(Prompt.PASSCODES_DIFFER, bench.prompts().getLast());
    assertFalse(bench.state().stored().household().hasAdministrator());

    bench.press("135790o135790o");
    assertTrue(bench.state().stored().household().hasAdministrator());
  }

  @Test
  @Tag("LK-23")
  void withoutAdministratorLeavingHomeModeDoesNotBegin() {
    bench.press("xh");

    assertEquals(Prompt.NEEDS_ADMINISTRATOR, bench.prompts().getLast());
    assertFalse(bench.state().stored().modes().leavingHome());
  }

  @Test
  @Tag("LK-14")
  void weakCodeIsRefusedAtTheFirstEntry() {
    bench.press("xo123456o");

    assertEquals(Prompt.PASSCODE_REFUSED, bench.prompts().getLast());
    assertFalse(bench.state().stored().household().hasAdministrator());
  }

  @Test
  @Tag("LK-25")
  void halfTypedAdministratorIsForgottenWhenTheKeypadSleeps() {
    bench.press("xo135790o1357");
    bench.pass(Duration.ofSeconds(20));

    assertFalse(bench.isLit(LightId.DIGITS));
    bench.press("90o");
    assertFalse(bench.state().stored().household().hasAdministrator());
  }

  @Test
  @Tag("LK-23")
  void withoutAdministratorNothingPairs() {
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());

    assertEquals(Prompt.NEEDS_ADMINISTRATOR, bench.prompts().getLast());
    assertTrue(bench.state().live().procedure().isEmpty());
  }

  @Test
  @Tag("LK-23")
  void withoutAdministratorNeitherFacePalmNorCardIsJudged() {
    LockBench palmLock = new LockBench(LockModel.PALM_LOCK, LockPolicy.HARDENED);
    BenchSenses senses = new BenchSenses(palmLock).awake();
    palmLock.turnThePage();
    senses.strangeFace(1);
    senses.strangePalm(1);
    senses.card(1);

    assertEquals(Collections.nCopies(3, Prompt.NEEDS_ADMINISTRATOR), palmLock.prompts());
    assertTrue(palmLock.events().isEmpty());
    assertTrue(palmLock.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("LK-23")
  @Tag("LK-36")
  void withoutAdministratorKeyAndHandleWork() {
    bench.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
    assertTrue(bench.isOpen());
    bench.moveByHand(new LockInput.HandleLifted(), false);
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-23")
  void withoutAdministratorNoFingerIsJudged() {
    bench.strangeFinger(1);

    assertEquals(Prompt.NEEDS_ADMINISTRATOR, bench.prompts().getLast());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }
}
