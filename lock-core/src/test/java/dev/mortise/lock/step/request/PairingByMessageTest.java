package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Screen;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairingByMessageTest {

  private static final SecretBytes WRONG = SecretBytes.copyOf(new byte[16]);

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final BenchPhone phone = new BenchPhone(bench, 1);

  /// Holds SET, presents the administrator's passcode, and reads the code off the screen.
  private SecretBytes pairingMode() {
    return pairingMode("135790");
  }

  private SecretBytes pairingMode(String passcode) {
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());
    bench.press(passcode + "o");
    return assertInstanceOf(Screen.PairingQr.class, bench.screen()).code().secret();
  }

  private String pair(BenchPhone by, SecretBytes secret) {
    return BenchPhone.result(by.send(by.pair(KeyRole.ADMINISTRATOR, secret, Optional.empty())));
  }

  @Test
  @Tag("LK-27")
  @Tag("D-21")
  @Tag("LK-58")
  void theAppThatSawTheCodeIsEnrolledForTheAdministratorAtTheLock() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    Pair request = phone.pair(KeyRole.ADMINISTRATOR, secret, Optional.empty());
    Receipt receipt = BenchPhone.receipt(phone.send(request).orElseThrow());
    assertEquals("done", receipt.result().wireText());
    assertEquals(Subject.ofRequest(request.encode()), receipt.subject());
    assertTrue(receipt.confirmation().isPresent());
    LockEvent.Paired paired = bench.events(LockEvent.Paired.class).getFirst();
    assertEquals(phone.signing().publicKey(), paired.signingKey());
    assertEquals(Optional.empty(), paired.serial());
    assertEquals(Optional.of(new UserIndex(1)), paired.user());
    assertInstanceOf(Screen.PairingDigits.class, bench.screen());
    assertEquals("done", phone.comeNear().command(new Unlock()));
  }

  @Test
  @Tag("LK-27")
  void theSixDigitsStandOnTheScreenForAMinute() {
    pair(phone, SecretBytes.copyOf(pairingMode().reveal()));
    bench.pass(Duration.ofSeconds(60).minusMillis(1));
    assertInstanceOf(Screen.PairingDigits.class, bench.screen());

    bench.pass(Duration.ofMillis(1));
    assertEquals(Screen.BLANK, bench.screen());
  }

  @Test
  @Tag("SEC-17")
  void withoutPairingModeNobodyPairs() {
    assertEquals("(not-pairing)", pair(phone, WRONG));
    assertEquals(List.of(), bench.state().stored().access().keys());
  }

  @Test
  @Tag("SEC-17")
  void aWrongSecretIsRefusedTenTimesASecondAtMost() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    for (int i = 0; i < 10; i++) {
      assertEquals("(wrong-secret)", pair(phone, WRONG));
    }
    assertEquals("(too-many-attempts)", pair(phone, WRONG));
    assertEquals("(too-many-attempts)", pair(phone, secret));
    bench.pass(Duration.ofSeconds(1));
    assertEquals("done", pair(phone, secret));
  }

  @Test
  @Tag("SEC-17")
  void ofTwoPhonesOneWinsAndTheOtherIsTold() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    assertEquals("done", pair(phone, secret));
    assertEquals("(not-pairing)", pair(new BenchPhone(bench, 2), secret));
    assertEquals(1, bench.state().stored().access().keys().size());
  }

  @Test
  @Tag("SEC-17")
  void whatTheAppSaysOfItselfCannotBeChangedOnTheWay() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    Pair honest = phone.pair(KeyRole.ADMINISTRATOR, secret, Optional.empty());
    BenchPhone thief = new BenchPhone(bench, 2);
    Pair swapped =
        new Pair(
            honest.lock(),
            honest.account(),
            thief.signing().publicKey(),
            honest.agreementKey(),
            honest.name(),
            honest.role(),
            honest.confirmation(),
            Optional.empty(),
            Optional.empty());
    assertEquals("(wrong-secret)", BenchPhone.result(thief.send(swapped)));
    assertEquals("done", BenchPhone.result(phone.send(honest)));
  }

  @Test
  void anAppWithItsOwnKeysMayPairAgainAndKeepsItsPlace() {
    EnrolledKey before = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    bench.app(2, KeyRole.USER, Optional.empty());
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    assertEquals("done", pair(phone, secret));
    assertEquals(before.id(), bench.state().stored().access().keys().getFirst().id());
    assertEquals(2, bench.state().stored().access().keys().size());
  }

  @Test
  @Tag("SEC-4")
  void nobodyTakesAnotherAppsSigningKeyWithAnAgreementKeyOfTheirOwn() {
    bench.app(2, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    BenchPhone mixed =
        new BenchPhone(bench, 1) {
          @Override
          SigningKeyPair signing() {
            return bench.signing(2);
          }
        };
    assertEquals("(invalid-arguments)", pair(mixed, secret));
  }

  @Test
  void theSeventeenthAppHasNoRoom() {
    for (int i = 2; i <= 17; i++) {
      bench.app(i, KeyRole.ALARMS_ONLY, Optional.empty());
    }
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    assertEquals("(no-room)", pair(phone, secret));
  }

  @Test
  @Tag("SEC-17")
  void byTheScreenNothingButAnAdministratorsAppIsEnrolled() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    for (KeyRole role : List.of(KeyRole.USER, KeyRole.VISITOR, KeyRole.ALARMS_ONLY)) {
      assertEquals(
          "(invalid-arguments)",
          BenchPhone.result(phone.send(phone.pair(role, secret, Optional.empty()))));
    }
  }

  @Test
  void anUnknownPhoneNearbyMayPair() {
    SecretBytes secret = SecretBytes.copyOf(pairingMode().reveal());
    assertEquals("done", pair(phone.by(Channel.NEAR), secret));
    assertFalse(bench.isOpen());
  }

  @Test
  @Tag("LK-8")
  void theLastAdministratorsOnlyAppDoesNotBecomeThatOfOneWhoseTimeEnds() {
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(new UserIndex(1)));
    UserIndex second = bench.user(2, Role.ADMINISTRATOR, "246801");
    StoredState stored = bench.state().stored();
    Validity ending =
        new Validity(Optional.empty(), Optional.of(LockBench.MORNING.plus(Duration.ofDays(9))));
    User bound = stored.household().user(second).orElseThrow().during(ending);
    CredentialRef code = new CredentialRef(CredentialKind.PASSCODE, 1);
    bench.setUp(stored.with(stored.household().with(bound).without(code)));
    SecretBytes secret = SecretBytes.copyOf(pairingMode("246801").reveal());
    assertEquals("(last-administrator)", pair(phone, secret));

    assertEquals("done", pair(new BenchPhone(bench, 2), secret));
  }
}
