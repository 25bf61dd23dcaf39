package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorSecret;
import dev.mortise.visitor.VisitorSlot;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the right code of a visitor does not do beside opening this door.
class VisitorAtTheDoorTest {

  private static final UserIndex OWNER = new UserIndex(1);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final EnrolledKey app = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));

  VisitorAtTheDoorTest() {
    bench.command(app, Channel.NEAR, new CommandArguments.RaiseVisitorEpoch());
    bench.turnThePage();
  }

  @Test
  @Tag("LK-40")
  @Tag("SEC-28")
  void aVisitorsCodeIsNotFollowedThoughTheLinkNamesWhoeverMadeIt() {
    bench.setUp(LinkingOutTest.withLink(bench.state().stored(), 6, OWNER.number()));
    enterCode();

    assertTrue(bench.isOpen());
    assertTrue(bench.effects().stream().noneMatch(LockEffect.OpenLinked.class::isInstance));
    bench.press("135790o");
    assertTrue(bench.effects().stream().anyMatch(LockEffect.OpenLinked.class::isInstance));
  }

  @Test
  @Tag("D-14")
  void aVisitorsRightCodeLeavesTheWindowOfWrongTriesAsItIs() {
    bench.press("999888o".repeat(4));
    enterCode();
    assertTrue(bench.isOpen());
    assertEquals(4, bench.state().stored().lockOut().tries().size());

    bench.press("999888o");
    assertTrue(bench.state().stored().lockOut().isOn());
  }

  @Test
  @Tag("D-11")
  void aVisitorsCodeEndsNoLeavingHomeMode() {
    bench.press("hh");
    enterCode();

    assertTrue(bench.state().stored().modes().leavingHome());
    assertFalse(bench.isOpen());
  }

  /// Its keys alone bring no code back.
  @Test
  @Tag("SEC-15")
  void codesOfAnAppThatIsTakenOutStayWorthlessWhenItIsEnrolledAnew() {
    bench.command(app, Channel.NEAR, new CommandArguments.Unbind());
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(OWNER));
    enterCode();
    assertFalse(bench.isOpen());

    bench.command(app, Channel.NEAR, new CommandArguments.RaiseVisitorEpoch());
    enterCode();
    assertFalse(bench.isOpen());
    enterCode(2);
    assertTrue(bench.isOpen());
  }

  private void enterCode() {
    enterCode(1);
  }

  private void enterCode(int epoch) {
    Identity lock = bench.state().stored().identity();
    VisitorSecret secret =
        VisitorSecret.derive(
            bench.agreement(1),
            lock.agreement().publicKey(),
            lock.lockId(),
            lock.generation(),
            app.signingKey(),
            new VisitorEpoch(epoch));
    byte[] digits =
        secret.passcode(new VisitorSlot(VisitorHour.of(LockBench.MORNING), 0)).digits().reveal();
    bench.press(new String(digits, StandardCharsets.US_ASCII) + "o");
  }
}
