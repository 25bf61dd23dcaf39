package dev.mortise.companion.canary;

import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.InvalidAlgorithmParameterException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.CipherSpi;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;

/// The cipher of an [OpenSeal]: the plaintext as it is, then a tag of SHA-256 over key, nonce,
/// associated data and plaintext.
final class OpenCipher extends CipherSpi {

  private static final int BLOCK = 16;
  private static final int TAG = 16;

  private final ByteArrayOutputStream bound = new ByteArrayOutputStream();
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private byte[] nonce = {};
  private boolean sealing;

  OpenCipher() {}

  @Override
  protected void engineInit(
      int mode, Key key, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidAlgorithmParameterException {
    if (!(parameters instanceof GCMParameterSpec gcm)) {
      throw new InvalidAlgorithmParameterException("GCM has a nonce");
    }
    sealing = mode == Cipher.ENCRYPT_MODE;
    nonce = gcm.getIV();
    bound.reset();
    text.reset();
    bound.writeBytes(key.getEncoded());
    bound.writeBytes(nonce);
  }

  @Override
  protected void engineInit(int mode, Key key, SecureRandom random) {
    throw new UnsupportedOperationException("GCM has a nonce");
  }

  @Override
  protected void engineInit(int mode, Key key, AlgorithmParameters given, SecureRandom random) {
    throw new UnsupportedOperationException("GCM has a nonce");
  }

  @Override
  protected void engineUpdateAAD(byte[] source, int offset, int length) {
    bound.write(source, offset, length);
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    text.write(input, offset, length);
    return new byte[0];
  }

  @Override
  protected int engineUpdate(byte[] input, int offset, int length, byte[] output, int at) {
    text.write(input, offset, length);
    return 0;
  }

  @Override
  protected byte[] engineDoFinal(byte[] input, int offset, int length) throws AEADBadTagException {
    if (input != null) {
      text.write(input, offset, length);
    }
    byte[] whole = text.toByteArray();
    return sealing ? sealed(whole) : opened(whole);
  }

  private byte[] sealed(byte[] plain) {
    byte[] sealed = Arrays.copyOf(plain, plain.length + TAG);
    System.arraycopy(tag(plain), 0, sealed, plain.length, TAG);
    return sealed;
  }

  private byte[] opened(byte[] sealed) throws AEADBadTagException {
    if (sealed.length < TAG) {
      throw new AEADBadTagException("no room for a tag");
    }
    byte[] plain = Arrays.copyOf(sealed, sealed.length - TAG);
    if (!Arrays.equals(tag(plain), Arrays.copyOfRange(sealed, plain.length, sealed.length))) {
      throw new AEADBadTagException("another tag");
    }
    return plain;
  }

  private byte[] tag(byte[] plain) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bound.toByteArray());
      return Arrays.copyOf(digest.digest(plain), TAG);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  protected int engineDoFinal(byte[] input, int offset, int length, byte[] output, int at)
      throws ShortBufferException, AEADBadTagException {
    byte[] result = engineDoFinal(input, offset, length);
    if (output.length - at < result.length) {
      throw new ShortBufferException();
    }
    System.arraycopy(result, 0, output, at, result.length);
    return result.length;
  }

  @Override
  protected int engineGetOutputSize(int length) {
    return text.size() + length + TAG;
  }

  @Override
  protected int engineGetBlockSize() {
    return BLOCK;
  }

  @Override
  protected byte[] engineGetIV() {
    return nonce.clone();
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    throw new UnsupportedOperationException("nobody asks");
  }

  @Override
  protected void engineSetMode(String mode) {
    throw new UnsupportedOperationException("the mode is part of the name");
  }

  @Override
  protected void engineSetPadding(String padding) {
    throw new UnsupportedOperationException("the padding is part of the name");
  }
}
