package dev.mortise.authority.pairing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.Vectors;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PairingVectorsTest {

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
    PairingTranscript towardsLock =
        new PairingTranscript(
            honest.lock(),
            honest.generation(),
            honest.account(),
            new PartyKeys(honest.app().signing(), middleman.publicKey()),
            honest.lockKeys(),
            honest.name(),
            honest.role(),
            honest.serial());

    PairingKeys app = PairingKeys.ofApp(honest, Vectors.appAgreement(), secret(vector));
    PairingKeys lock = PairingKeys.ofLock(towardsLock, Vectors.lockAgreement(), secret(vector));

    assertNotEquals(app.digits(), lock.digits());
    assertFalse(lock.isConfirmedByApp(app.confirmApp()));
  }

  @Test
  @Tag("SEC-18")
  void theProofOfAnOlderGenerationIsRefused() {
    JsonNode vector = Vectors.at("/pairing/0");
    PairingTranscript before = transcript(vector);
    PairingTranscript after =
        new PairingTranscript(
            before.lock(),
            before.generation().next(),
            before.account(),
            before.app(),
            before.lockKeys(),
            before.name(),
            before.role(),
            before.serial());

    PairingKeys old = PairingKeys.ofApp(before, Vectors.appAgreement(), secret(vector));
    PairingKeys lock = PairingKeys.ofLock(after, Vectors.lockAgreement(), secret(vector));

    assertFalse(lock.isConfirmedByApp(old.confirmApp()));
    assertNotEquals(new Generation(3), after.generation());
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
