package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.body.Screen;
import dev.mortise.lock.live.PairingMode;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.pairing.PairingStep;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairingModeTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");

  PairingModeTest() {
    bench.user(2, Role.USER, "2468024");
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.turnThePage();
  }

  @Test
  @Tag("LK-27")
  void setAndAnAdministratorsCredentialShowTheCode() {
    bench.cause(new LockInput.SetHeld());
    assertEquals(Prompt.PRESENT_ADMINISTRATOR, bench.prompts().getLast());
    bench.press("135790o");

    Screen.PairingQr qr = assertInstanceOf(Screen.PairingQr.class, bench.screen());
    assertEquals(bench.state().stored().identity().lockId(), qr.code().lock());
    assertEquals(new UserIndex(1), open().administrator());
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("LK-27")
  @Tag("SEC-17")
  void setBehindTheRearCoverDoesNothing() {
    bench.cause(new LockInput.RearCoverMoved(false));
    bench.cause(new LockInput.SetHeld());
    bench.press("135790o");

    assertEquals(Screen.BLANK, bench.screen());
    assertTrue(bench.isOpen());
  }

  @Test
  @Tag("SEC-17")
  void usersCredentialShowsNoCode() {
    bench.cause(new LockInput.SetHeld());
    bench.press("2468024o");

    assertEquals(Prompt.NOT_ADMINISTRATOR, bench.prompts().getLast());
    assertEquals(Screen.BLANK, bench.screen());
    assertFalse(bench.droveBolt());
    assertTrue(bench.state().stored().lockOut().tries().isEmpty());
  }

  @Test
  @Tag("SEC-17")
  void wrongCredentialAtSetIsAWrongTry() {
    bench.cause(new LockInput.SetHeld());
    bench.press("999888o");

    assertEquals(1, bench.state().stored().lockOut().tries().size());
  }

  @Test
  @Tag("LK-27")
  void pairingModeEndsAfterTwoMinutes() {
    enter();
    bench.pass(Duration.ofSeconds(119));
    assertInstanceOf(Screen.PairingQr.class, bench.screen());

    bench.pass(Duration.ofSeconds(1));
    assertEquals(Screen.BLANK, bench.screen());
    assertTrue(bench.state().live().pairing().isEmpty());
    assertEquals(Prompt.PAIRING_ENDED, bench.prompts().getLast());
  }

  @Test
  @Tag("SEC-17")
  void eachEntryHasASecretOfItsOwn() {
    enter();
    PairingMode.Open first = open();
    enter();

    assertNotEquals(first.secret(), open().secret());
  }

  @Test
  @Tag("SEC-17")
  void restartEndsPairingMode() {
    enter();
    bench.powerOn(false);

    assertTrue(bench.state().live().pairing().isEmpty());
    assertEquals(Screen.BLANK, bench.screen());
  }

  @Test
  @Tag("SEC-17")
  void tenAttemptsASecondAreJudgedAtMost() {
    enter();
    Turn turn = turn(bench.now());
    for (int i = 0; i < 10; i++) {
      assertTrue(PairingStep.admits(turn));
    }
    assertFalse(PairingStep.admits(turn));

    Turn later = turn(turn, bench.now().plusSeconds(1));
    assertTrue(PairingStep.admits(later));
  }

  @Test
  @Tag("LK-27")
  void successErasesTheSecretAndShowsNameAndDigits() {
    enter();
    Turn turn = turn(bench.now());
    PairingStep.succeeded(turn, new DisplayName("Phone"), "012345");

    assertInstanceOf(PairingMode.Shown.class, turn.live().pairing().orElseThrow());
    assertFalse(PairingStep.admits(turn));
  }

  @Test
  @Tag("LK-23")
  void withoutPairingModeNoAttemptIsJudged() {
    assertFalse(PairingStep.admits(turn(bench.now())));
  }

  private void enter() {
    bench.cause(new LockInput.SetHeld());
    bench.press("135790o");
  }

  private PairingMode.Open open() {
    return assertInstanceOf(PairingMode.Open.class, bench.state().live().pairing().orElseThrow());
  }

  private Turn turn(Duration at) {
    return turn(bench.state(), at);
  }

  private Turn turn(Turn after, Duration at) {
    return turn(new LockState(after.stored(), after.live()), at);
  }

  private Turn turn(LockState state, Duration at) {
    return new Turn(
        bench.machine().model(),
        bench.machine().policy(),
        state,
        new Moment(at, Optional.empty(), Entropy.of(new byte[Entropy.SIZE])));
  }
}
