package dev.mortise.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.Vectors;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OneTimePasscodeVectorsTest {

  static Stream<JsonNode> epochs() {
    return Vectors.each("/oneTimePasscode/epochs");
  }

  static Stream<JsonNode> codes() {
    return Stream.concat(
        Vectors.each("/oneTimePasscode/cases"), Vectors.each("/oneTimePasscode/retried"));
  }

  static Stream<JsonNode> references() {
    return Vectors.each("/oneTimePasscode/references");
  }

  static Stream<JsonNode> window() {
    return Vectors.each("/oneTimePasscode/window/hours");
  }

  @ParameterizedTest
  @MethodSource("epochs")
  void appAndLockDeriveTheSameSecret(JsonNode vector) {
    VisitorSecret app = ofApp(vector.at("/n").asInt());

    assertEquals(Vectors.octets(vector.at("/visitorSecret")), app.secret().lend(Octets::of));
    assertEquals(app, ofLock(vector.at("/n").asInt()));
  }

  @ParameterizedTest
  @MethodSource("codes")
  @Tag("LK-19")
  void theAppComputesTheCodeAlone(JsonNode vector) {
    assertEquals(
        Digits.of(vector.at("/code").asString()),
        ofApp(vector.at("/epoch").asInt()).passcode(slot(vector)).digits());
  }

  @ParameterizedTest
  @MethodSource("references")
  void theLockFindsACodeByItsReference(JsonNode vector) {
    VisitorSecret lock = ofLock(vector.at("/epoch").asInt());
    VisitorReference reference = new VisitorReference(Vectors.octets(vector.at("/reference")));
    VisitorSlot slot = slot(vector);

    assertEquals(reference, lock.reference(slot));
    assertEquals(Optional.of(slot), lock.find(reference, new VisitorWindow(slot.hour())));
    VisitorWindow muchLater = new VisitorWindow(new VisitorHour(slot.hour().number() + 26));
    assertEquals(Optional.empty(), lock.find(reference, muchLater));
  }

  @ParameterizedTest
  @MethodSource("window")
  @Tag("LK-19")
  void theLockAcceptsTwentySevenHours(JsonNode vector) {
    VisitorSecret lock = ofLock(Vectors.at("/oneTimePasscode/window/epoch").asInt());
    VisitorHour lockHour = new VisitorHour(Vectors.at("/oneTimePasscode/window/lockHour").asLong());
    int index = Vectors.at("/oneTimePasscode/window/index").asInt();
    VisitorSlot slot = new VisitorSlot(new VisitorHour(vector.at("/hour").asLong()), index);
    Digits entry = Digits.of(vector.at("/code").asString());

    assertEquals(entry, lock.passcode(slot).digits());
    assertEquals(
        vector.at("/accepted").asBoolean() ? List.of(slot) : List.of(),
        lock.codes(new VisitorWindow(lockHour)).matches(entry));
  }

  @Test
  @Tag("SEC-15")
  void noCodeOfARaisedEpochIsAccepted() {
    VisitorWindow window = new VisitorWindow(new VisitorHour(498765));
    VisitorSecret before = ofApp(1);
    VisitorSecret after = ofLock(2);
    VisitorSecret.Codes accepted = after.codes(window);

    assertNotEquals(before, after);
    for (VisitorSlot slot : window.slots()) {
      assertEquals(List.of(), accepted.matches(before.passcode(slot).digits()));
    }
  }

  private static VisitorSlot slot(JsonNode vector) {
    return new VisitorSlot(
        new VisitorHour(vector.at("/hour").asLong()), vector.at("/index").asInt());
  }

  private static VisitorSecret ofApp(int epoch) {
    return VisitorSecret.derive(
        Vectors.appAgreement(),
        Vectors.lockAgreement().publicKey(),
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.appSigning().publicKey(),
        new VisitorEpoch(epoch));
  }

  private static VisitorSecret ofLock(int epoch) {
    return VisitorSecret.derive(
        Vectors.lockAgreement(),
        Vectors.appAgreement().publicKey(),
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.appSigning().publicKey(),
        new VisitorEpoch(epoch));
  }
}
