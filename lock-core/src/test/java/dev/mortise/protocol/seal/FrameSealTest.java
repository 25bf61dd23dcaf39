package dev.mortise.protocol.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.Vectors;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameSealTest {

  private static final FrameSeal VIEW = view("00112233445566778899aabbccddeeff");
  private static final AgreementKeyPair LOCK = Vectors.lockAgreement();
  private static final AgreementKeyPair APP = Vectors.appAgreement();
  private static final Entropy ENTROPY = Entropy.of(new byte[32]);
  private static final SecretBytes FRAME = SecretBytes.adopt(new byte[60_000]);

  @Test
  void theAppThatAskedOpensEachFrameUnderItsNumber() {
    Sealed first = VIEW.seal(0, FRAME, LOCK, APP.publicKey(), ENTROPY);
    Sealed second = VIEW.seal(1, FRAME, LOCK, APP.publicKey(), ENTROPY);

    assertEquals(Optional.of(FRAME), VIEW.open(1, second, APP, LOCK.publicKey()));
    assertEquals(Optional.of(FRAME), VIEW.open(0, first, APP, LOCK.publicKey()));
    assertNotEquals(first.encapsulated(), second.encapsulated());
  }

  @Test
  void aFrameOfAnotherNumberViewOrMakerDoesNotOpen() {
    Sealed frame = VIEW.seal(0, FRAME, LOCK, APP.publicKey(), ENTROPY);
    FrameSeal otherView = view("ffeeddccbbaa99887766554433221100");
    Sealed forged = VIEW.seal(0, FRAME, APP, APP.publicKey(), ENTROPY);

    assertEquals(Optional.empty(), VIEW.open(1, frame, APP, LOCK.publicKey()));
    assertEquals(Optional.empty(), otherView.open(0, frame, APP, LOCK.publicKey()));
    assertEquals(Optional.empty(), VIEW.open(0, frame, LOCK, LOCK.publicKey()));
    assertEquals(Optional.empty(), VIEW.open(0, forged, APP, LOCK.publicKey()));
  }

  private static FrameSeal view(String challenge) {
    return new FrameSeal(
        Vectors.lockId(), Vectors.generation(), new Challenge(Octets.ofHex(challenge)));
  }
}
