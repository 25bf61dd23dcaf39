package dev.mortise.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.Vectors;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.VisitorReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorLedgerTest {

  private static final VisitorPolicy POLICY = VisitorPolicy.DEFAULT;
  private static final VisitorHour HOUR = new VisitorHour(498765);
  private static final Duration NOW = Duration.ofDays(3);
  private static final KeyId APP = Vectors.appSigning().publicKey().id();
  private static final VisitorEpoch FIRST = VisitorEpoch.OFF.next();

  /// One app makes codes, in its first epoch; every app has the same secret in an epoch.
  private final VisitorKeys keys = (_, epoch) -> Optional.of(secret(epoch));

  private final VisitorLedger on = VisitorLedger.EMPTY.raise(APP, POLICY).orElseThrow();

  private static VisitorSecret secret(VisitorEpoch epoch) {
    return VisitorSecret.derive(
        Vectors.lockAgreement(),
        Vectors.appAgreement().publicKey(),
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.appSigning().publicKey(),
        epoch);
  }

  private static VisitorSlot slot(long hoursLater, int index) {
    return new VisitorSlot(new VisitorHour(HOUR.number() + hoursLater), index);
  }

  private static Digits code(VisitorSlot slot) {
    return secret(FIRST).passcode(slot).digits();
  }

  private VisitorVerdict check(VisitorLedger ledger, VisitorSlot slot, long hoursLater) {
    VisitorHour hour = new VisitorHour(HOUR.number() + hoursLater);
    return ledger.check(code(slot), hour, NOW, keys, POLICY);
  }

  private VisitorLedger used(VisitorLedger ledger, VisitorSlot slot, long hoursLater) {
    return assertInstanceOf(VisitorVerdict.Accepted.class, check(ledger, slot, hoursLater)).after();
  }

  private void assertRefused(VisitorLedger ledger, VisitorSlot slot, long hoursLater) {
    assertInstanceOf(VisitorVerdict.NoMatch.class, check(ledger, slot, hoursLater));
  }

  @Test
  @Tag("LK-19")
  void aCodeOpensOnceAndNamesItself() {
    var accepted = assertInstanceOf(VisitorVerdict.Accepted.class, check(on, slot(0, 0), 0));

    assertEquals(APP, accepted.app());
    assertEquals(secret(FIRST).reference(slot(0, 0)), accepted.reference());
    assertRefused(accepted.after(), slot(0, 0), 0);
    used(accepted.after(), slot(0, 1), 0);
  }

  @Test
  @Tag("LK-19")
  void nobodyIsAskedUntilAnAdministratorSwitchedCodesOn() {
    assertInstanceOf(VisitorVerdict.NotAsked.class, check(VisitorLedger.EMPTY, slot(0, 0), 0));
    assertFalse(on.concerns(Digits.of("1357924")));
    assertTrue(on.concerns(Digits.of("13579246")));
  }

  @ParameterizedTest
  @Tag("SEC-14")
  @ValueSource(longs = {-7, 7, 26, -26, 8760})
  void aUsedCodeStaysUsedWhereverTheClockGoesAndBack(long hoursAway) {
    VisitorLedger after = used(on, slot(0, 0), 0);
    VisitorLedger away =
        after.seen(new VisitorHour(HOUR.number() + hoursAway), POLICY).seen(HOUR, POLICY);

    assertRefused(after, slot(0, 0), hoursAway);
    assertRefused(away, slot(0, 0), 0);
  }

  /// The flag of a code may be forgotten only when the floor has passed its hour.
  @Test
  @Tag("SEC-14")
  void whatTheFloorHasPassedIsNeverAcceptedAgain() {
    VisitorLedger risen = on.seen(new VisitorHour(HOUR.number() + 30), POLICY);

    assertRefused(risen, slot(0, 0), 0);
    assertRefused(risen, slot(4, 3), 0);
    used(risen, slot(5, 0), 6);
  }

  @Test
  @Tag("SEC-14")
  void flagsAreKeptAsLongAsTheirCodesCouldOpen() {
    VisitorLedger after = used(used(on, slot(0, 0), 0), slot(1, 2), 0);

    VisitorLedger dayLater = after.seen(new VisitorHour(HOUR.number() + 25), POLICY);
    VisitorLedger twoDaysLater = after.seen(new VisitorHour(HOUR.number() + 48), POLICY);

    assertEquals(Set.of(slot(0, 0), slot(1, 2)), flags(dayLater));
    assertEquals(Set.of(), flags(twoDaysLater));
    assertRefused(dayLater, slot(0, 0), 25);
  }

  @Test
  @Tag("SEC-15")
  void aNewEpochMakesAllEarlierCodesWorthlessAndNoNumberComesTwice() {
    VisitorLedger raised = on.raise(APP, POLICY).orElseThrow();
    VisitorLedger again = raised.retain(Set.of()).raise(APP, POLICY).orElseThrow();

    assertRefused(raised, slot(0, 0), 0);
    assertEquals(FIRST.next(), raised.epochs().get(APP));
    assertEquals(FIRST.next().next(), again.epochs().get(APP));
    assertSame(on, on.retain(Set.of(APP)));
  }

  @Test
  @Tag("SEC-15")
  void anAppThatMayMakeNoneNowOpensNothing() {
    VisitorVerdict verdict =
        on.check(code(slot(0, 0)), HOUR, NOW, (_, _) -> Optional.empty(), POLICY);

    assertInstanceOf(VisitorVerdict.NoMatch.class, verdict);
  }

  @Test
  void oneAppMoreThanMayMakeCodesHasToWait() {
    VisitorLedger ledger = on;
    for (int app = 1; app < POLICY.apps(); app++) {
      ledger = ledger.raise(key(app), POLICY).orElseThrow();
    }

    assertTrue(ledger.raise(key(9), POLICY).isEmpty());
    assertTrue(ledger.raise(APP, POLICY).isPresent());
  }

  @Test
  @Tag("SEC-12")
  void tooManyWrongTriesBlockUntilTheWindowIsOverOrSomebodyLiftsIt() {
    VisitorLedger tried = on;
    for (int i = 0; i < POLICY.wrongTries(); i++) {
      assertFalse(tried.isBlocked(NOW, POLICY));
      tried = tried.wrongTry(NOW, POLICY);
    }

    assertInstanceOf(VisitorVerdict.Blocked.class, check(tried, slot(0, 0), 0));
    assertTrue(tried.isBlocked(NOW.plus(POLICY.window()).minusNanos(1), POLICY));
    assertFalse(tried.isBlocked(NOW.plus(POLICY.window()), POLICY));
    used(tried.lifted(), slot(0, 0), 0);
    assertSame(on, on.lifted());
  }

  @Test
  @Tag("SEC-9")
  void aRevokedCodeOpensNothingAndIsForgottenWhenNoClockCouldMatter() {
    VisitorReference reference = secret(FIRST).reference(slot(0, 0));
    VisitorLedger revoked = on.revoke(reference, HOUR, POLICY).orElseThrow();
    VisitorHour last = new VisitorHour(HOUR.number() + POLICY.revocationHours());

    assertRefused(revoked, slot(0, 0), 0);
    used(revoked, slot(0, 1), 0);
    assertEquals(Optional.of(revoked), revoked.revoke(reference, HOUR, POLICY));
    assertEquals(Set.of(reference), revoked.seen(last, POLICY).revoked().keySet());
    VisitorHour over = new VisitorHour(last.number() + 1);
    assertEquals(Set.of(), revoked.seen(over, POLICY).revoked().keySet());
  }

  @Test
  @Tag("SEC-9")
  void aRevocationWithoutTheTimeBeginsItsDaysWhenTheTimeIsKnown() {
    VisitorReference reference = secret(FIRST).reference(slot(0, 0));
    VisitorLedger revoked = on.revoke(reference, POLICY).orElseThrow().seen(HOUR, POLICY);

    assertEquals(HOUR, revoked.revoked().get(reference));
    assertRefused(revoked, slot(0, 0), 0);
  }

  @Test
  void revocationsHaveABound() {
    VisitorLedger full = on;
    for (int i = 0; i < POLICY.revocations(); i++) {
      full = full.revoke(reference(i), HOUR, POLICY).orElseThrow();
    }

    assertTrue(full.revoke(reference(POLICY.revocations()), HOUR, POLICY).isEmpty());
    assertTrue(full.revoke(reference(0), HOUR, POLICY).isPresent());
  }

  @Test
  @Tag("LK-82")
  void theStoredFormComesBackWholeAndHoldsNoDigits() throws MalformedCbor {
    VisitorReference reference = secret(FIRST).reference(slot(2, 0));
    VisitorLedger ledger =
        used(on, slot(0, 0), 0).wrongTry(NOW, POLICY).revoke(reference, HOUR, POLICY).orElseThrow();

    Octets stored = Cbor.encode(ledger.toCbor());

    assertEquals(ledger, VisitorLedger.parse(ledger.toCbor()));
    String bytes = new String(stored.copy(), StandardCharsets.ISO_8859_1);
    String digits = new String(code(slot(0, 0)).reveal(), StandardCharsets.US_ASCII);
    assertFalse(bytes.contains(digits));
    assertFalse(ledger.toString().contains(digits));
  }

  @Test
  void aStoredFormThatIsNoneIsRefused() {
    CborValue broken =
        CborMap.withFields()
            .put(1, -1)
            .put(2, CborValue.of("series"))
            .put(3, CborMap.withFields().put(1, 1).build())
            .put(4, CborValue.array(CborValue.of("noon")))
            .build();

    List<String> faults =
        assertThrows(MalformedCbor.class, () -> VisitorLedger.parse(broken)).faults();
    assertEquals(4, faults.size(), faults::toString);
  }

  private static Set<VisitorSlot> flags(VisitorLedger ledger) {
    return ledger.series().values().iterator().next().used();
  }

  private static KeyId key(int number) {
    return new KeyId(Octets.ofHex("%016x".formatted(number)));
  }

  private static VisitorReference reference(int number) {
    return new VisitorReference(Octets.ofHex("%032x".formatted(number)));
  }
}
