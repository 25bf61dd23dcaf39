package dev.mortise.authority.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.Vectors;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.secret.SecretBytes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PairingKeysTest {

  static Stream<JsonNode> cases() {
    return Vectors.each("/pairing");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothSidesDeriveTheSame(JsonNode vector) {
    PairingTranscript transcript = transcript(vector);
    SecretBytes secret = secret(vector);

    PairingKeys app = PairingKeys.ofApp(transcript, Vectors.appAgreement(), secret);
    PairingKeys lock = PairingKeys.ofLock(transcript, Vectors.lockAgreement(), secret);

    assertEquals(Vectors.octets(vector.at("/info")), transcript.info());
    assertEquals(
        Vectors.octets(vector.at("/k")),
        PairingKeys.pairingKey(
                transcript, Vectors.appAgreement(), transcript.lockKeys().agreement(), secret)
            .lend(Octets::of));
    assertEquals(Vectors.octets(vector.at("/confirmApp")), app.confirmApp());
    assertEquals(Vectors.octets(vector.at("/confirmLock")), app.confirmLock());
    assertEquals(Vectors.octets(vector.at("/wifi")), app.wifi());
    assertEquals(vector.at("/digits").asString(), app.digits().text());
    assertEquals(app, lock);
  }

  @Test
  @Tag("SEC-17")
  void theProofOfAnotherSecretIsRefused() {
    JsonNode vector = Vectors.at("/pairing/0");
    PairingKeys lock =
        PairingKeys.ofLock(transcript(vector), Vectors.lockAgreement(), secret(vector));
    PairingKeys guess =
        PairingKeys.ofApp(
            transcript(vector), Vectors.appAgreement(), SecretBytes.adopt(new byte[16]));

    assertFalse(lock.isConfirmedByApp(guess.confirmApp()));
    assertFalse(lock.isConfirmedByApp(lock.confirmLock()));
    assertFalse(lock.isConfirmedByApp(Octets.empty()));
    assertTrue(lock.isConfirmedByApp(lock.confirmApp()));
    assertTrue(lock.isConfirmedByLock(lock.confirmLock()));
  }

  @Test
  @Tag("SEC-17")
  void aMiddlemanThatKnowsTheSecretShowsOtherDigits() {
    JsonNode vector = Vectors.at("/pairing/0");
    PairingTranscript honest = transcript(vector);
    AgreementKeyPair middleman = AgreementKeyPair.of(SecretBytes.adopt(new byte[32]));
    PartyKeys middle = new PartyKeys(honest.app().signing(), middleman.publicKey());
    PairingTranscript towardsLock = with(honest, honest.account(), middle, honest.lockKeys());

    PairingKeys app = PairingKeys.ofApp(honest, Vectors.appAgreement(), secret(vector));
    PairingKeys lock = PairingKeys.ofLock(towardsLock, Vectors.lockAgreement(), secret(vector));

    assertNotEquals(app.digits(), lock.digits());
    assertFalse(lock.isConfirmedByApp(app.confirmApp()));
  }

  @Test
  @Tag("SEC-17")
  @Tag("SEC-18")
  void aDifferenceInAnyFieldGivesOtherKeys() {
    JsonNode vector = Vectors.at("/pairing/1");
    PairingTranscript t = transcript(vector);
    PartyKeys otherApp = new PartyKeys(t.lockKeys().signing(), t.app().agreement());
    PartyKeys otherLock = new PartyKeys(t.app().signing(), t.lockKeys().agreement());
    List<PairingTranscript> all =
        List.of(
            t,
            with(t, LockId.of(Octets.of(new byte[16])), t.generation()),
            with(t, t.lock(), t.generation().next()),
            with(t, new AccountId("acct-0002"), t.app(), t.lockKeys()),
            with(t, t.account(), otherApp, t.lockKeys()),
            with(t, t.account(), t.app(), otherLock),
            with(t, new DisplayName("Phone 2"), t.role(), t.serial()),
            with(t, t.name(), KeyRole.USER, t.serial()),
            with(t, t.name(), t.role(), Optional.empty()));

    Set<Octets> proofs = new HashSet<>();
    for (PairingTranscript transcript : all) {
      PairingKeys keys = PairingKeys.ofLock(transcript, Vectors.lockAgreement(), secret(vector));
      proofs.add(keys.confirmApp());
      proofs.add(keys.confirmLock());
      proofs.add(keys.wifi());
    }
    assertEquals(3 * all.size(), proofs.size());
  }

  @Test
  void onesOwnKeysMustBeThoseOfTheTranscript() {
    JsonNode vector = Vectors.at("/pairing/0");
    PairingTranscript transcript = transcript(vector);

    assertThrows(
        IllegalArgumentException.class,
        () -> PairingKeys.ofLock(transcript, Vectors.appAgreement(), secret(vector)));
    assertThrows(
        IllegalArgumentException.class,
        () -> PairingKeys.ofApp(transcript, Vectors.lockAgreement(), secret(vector)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            PairingKeys.ofApp(transcript, Vectors.appAgreement(), SecretBytes.adopt(new byte[15])));
  }

  @Test
  void theDigitsAreSixAndKeepTheirLeadingZeros() {
    assertEquals("000007", PairingDigits.of(7_000_007).text());
    assertEquals("551615", PairingDigits.of(-1).text());
    assertThrows(IllegalArgumentException.class, () -> new PairingDigits("12345"));
    assertThrows(IllegalArgumentException.class, () -> new PairingDigits("12345x"));
  }

  private static PairingTranscript with(PairingTranscript t, LockId lock, Generation generation) {
    return new PairingTranscript(
        lock, generation, t.account(), t.app(), t.lockKeys(), t.name(), t.role(), t.serial());
  }

  private static PairingTranscript with(
      PairingTranscript t, AccountId account, PartyKeys app, PartyKeys lockKeys) {
    return new PairingTranscript(
        t.lock(), t.generation(), account, app, lockKeys, t.name(), t.role(), t.serial());
  }

  private static PairingTranscript with(
      PairingTranscript t, DisplayName name, KeyRole role, Optional<InvitationSerial> serial) {
    return new PairingTranscript(
        t.lock(), t.generation(), t.account(), t.app(), t.lockKeys(), name, role, serial);
  }

  private static PairingTranscript transcript(JsonNode vector) {
    String serial = vector.at("/serial").asString();
    return new PairingTranscript(
        Vectors.lockId(),
        Vectors.generation(),
        new AccountId(vector.at("/account").asString()),
        new PartyKeys(Vectors.appSigning().publicKey(), Vectors.appAgreement().publicKey()),
        new PartyKeys(Vectors.lockSigning().publicKey(), Vectors.lockAgreement().publicKey()),
        new DisplayName(vector.at("/name").asString()),
        role(vector.at("/role").asString()),
        serial.isEmpty()
            ? Optional.empty()
            : Optional.of(new InvitationSerial(Octets.ofHex(serial))));
  }

  private static KeyRole role(String wireText) {
    return KeyRole.APPS.stream()
        .filter(role -> role.wireText().equals(wireText))
        .findFirst()
        .orElseThrow();
  }

  private static SecretBytes secret(JsonNode vector) {
    return SecretBytes.adopt(Vectors.octets(vector.at("/secret")).copy());
  }
}
