package dev.mortise.protocol.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.Vectors;
import dev.mortise.authority.KeyRole;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.qr.PairingCode.Redeems;
import dev.mortise.protocol.qr.ScannedCode.Fault;
import dev.mortise.protocol.qr.ScannedCode.Recognized;
import dev.mortise.protocol.qr.ScannedCode.Unrecognized;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingCodeTest {

  private static final Octets SECRET = Vectors.octets("/pairing/0/secret");
  private static final Redeems INVITATION =
      new Redeems(new InvitationSerial(Vectors.octets("/pairing/1/serial")), KeyRole.ALARMS_ONLY);

  @Test
  @Tag("LK-27")
  void theLocksOwnCodeIsReadBack() {
    PairingCode code = code(Optional.empty());

    assertEquals(new Recognized(code), PairingCode.scan(code.text()));
  }

  @Test
  @Tag("LK-21")
  void anInvitersCodeIsReadBackWithSerialAndRole() {
    PairingCode code = code(Optional.of(INVITATION));

    assertEquals(new Recognized(code), PairingCode.scan(" " + code.text() + "\r\n"));
  }

  @Test
  void theTextFitsTheAlphanumericAlphabetOfQrCodes() {
    assertTrue(code(Optional.of(INVITATION)).text().matches("MORTISE:[0-9A-Z $%*+\\-./:]+"));
  }

  @Test
  void printingACodeTellsNothingOfTheSecret() {
    assertFalse(code(Optional.empty()).toString().contains(SECRET.hex()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://example.com/", "WIFI:S:home;;", "mortise:6BF", "MORTISE"})
  void aCodeOfAnotherKindIsNamedAsSuch(String text) {
    assertEquals(Fault.OTHER_CODE, fault(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MORTISE:", "MORTISE:A", "MORTISE:bb8", "MORTISE::::"})
  void aDamagedCodeIsNamedAsSuch(String text) {
    assertEquals(Fault.DAMAGED, fault(text));
  }

  @Test
  void everyCodeCutShortIsRefused() {
    String text = code(Optional.of(INVITATION)).text();
    for (int length = 0; length < text.length(); length++) {
      assertTrue(PairingCode.scan(text.substring(0, length)) instanceof Unrecognized);
    }
  }

  @Test
  void anOverlongCodeIsRefusedUnread() {
    assertEquals(Fault.DAMAGED, fault("MORTISE:" + "0".repeat(1_000_000)));
  }

  @Test
  @Tag("SEC-6")
  void aCodeOfAnotherVersionIsNamedAsSuchWhateverElseItHolds() {
    assertEquals(Fault.OTHER_VERSION, fault(text(CborMap.withFields().put(1, 2).put(99, "new"))));
  }

  @Test
  void everythingWrongWithTheContentIsNamedAtOnce() {
    String text = text(CborMap.withFields().put(1, 1).put(2, Octets.of((byte) 1)).put(9, 9));

    Unrecognized result = (Unrecognized) PairingCode.scan(text);

    assertEquals(Fault.WRONG_CONTENT, result.fault());
    for (String part : new String[] {"code.2", "code.3", "code.4", "code.5", "code.6", "unknown"}) {
      assertTrue(result.explanation().contains(part), part + " in " + result.explanation());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"linked-lock", "owner", ""})
  void aRoleThatNoAppMayHaveIsRefused(String role) {
    CborMap.Builder fields = fields().put(7, INVITATION.serial().octets()).put(8, role);

    assertEquals(Fault.WRONG_CONTENT, fault(text(fields)));
  }

  @Test
  void serialAndRoleStandTogetherOrNotAtAll() {
    assertEquals(Fault.WRONG_CONTENT, fault(text(fields().put(7, INVITATION.serial().octets()))));
    assertEquals(Fault.WRONG_CONTENT, fault(text(fields().put(8, "user"))));
  }

  @Property
  void noTextBreaksTheReader(@ForAll String text) {
    assertTrue(PairingCode.scan("MORTISE:" + text) instanceof Unrecognized);
  }

  @Property
  void noBytesBreakTheReader(@ForAll byte[] bytes) {
    String text = "MORTISE:" + Base45.encode(Octets.of(bytes));

    assertTrue(PairingCode.scan(text) instanceof Unrecognized);
  }

  private static Fault fault(String text) {
    return ((Unrecognized) PairingCode.scan(text)).fault();
  }

  private static String text(CborMap.Builder fields) {
    return "MORTISE:" + Base45.encode(Cbor.encode(fields.build()));
  }

  private static CborMap.Builder fields() {
    return CborMap.withFields()
        .put(1, 1)
        .put(2, Vectors.lockId().octets())
        .put(3, 3)
        .put(4, Vectors.lockSigning().publicKey().toCbor())
        .put(5, Vectors.lockAgreement().publicKey().octets())
        .put(6, SECRET);
  }

  private static PairingCode code(Optional<Redeems> invitation) {
    return new PairingCode(
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.lockSigning().publicKey(),
        Vectors.lockAgreement().publicKey(),
        SecretBytes.adopt(SECRET.copy()),
        invitation);
  }
}
