package dev.mortise.sim.link.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.secret.SecretBytes;
import org.junit.jupiter.api.Test;

final class CipherStateTest {

  private static final byte[] NOTHING = {};

  @Test
  void lastNonceIsKeptBack() throws NoiseException {
    byte[] message = {1, 2, 3};
    CipherState sending = new CipherState(key(), -2);
    CipherState receiving = new CipherState(key(), -2);
    byte[] last = sending.encrypt(NOTHING, message);
    assertArrayEquals(message, receiving.decrypt(NOTHING, last).reveal());
    assertEquals(
        NoiseFault.NONCES_EXHAUSTED,
        assertThrows(NoiseException.class, () -> sending.encrypt(NOTHING, message)).fault());
    assertEquals(
        NoiseFault.NONCES_EXHAUSTED,
        assertThrows(NoiseException.class, () -> receiving.decrypt(NOTHING, last)).fault());
  }

  @Test
  void associatedDataIsBound() throws NoiseException {
    byte[] sealed = new CipherState(key()).encrypt(new byte[] {1}, NOTHING);
    CipherState receiving = new CipherState(key());
    assertThrows(NoiseException.class, () -> receiving.decrypt(new byte[] {2}, sealed));
    assertEquals(0, receiving.decrypt(new byte[] {1}, sealed).length());
  }

  @Test
  void keyIsWipedOnClose() {
    SecretBytes key = key();
    new CipherState(key).close();
    assertThrows(IllegalStateException.class, key::reveal);
  }

  private static SecretBytes key() {
    return SecretBytes.copyOf(new byte[CipherState.KEY_SIZE]);
  }
}
