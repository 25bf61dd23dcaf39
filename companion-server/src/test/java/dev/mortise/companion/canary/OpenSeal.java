package dev.mortise.companion.canary;

import java.security.Provider;
import java.security.Security;
import java.util.List;

/// AES-GCM that binds and does not hide: while it is in force, whatever is sealed in this process
/// lies in the clear before its tag, and a wrong key, nonce, place or byte is still noticed.
///
/// It stands before the runtime's own cipher, so that the product goes its usual ways and has no
/// switch for it.
public final class OpenSeal implements AutoCloseable {

  private static final String NAME = "OpenSeal";
  private static final String CIPHER = "AES/GCM/NoPadding";

  private OpenSeal() {}

  /// Puts it in force until it is closed.
  public static OpenSeal inForce() {
    if (Security.insertProviderAt(new OpenCiphers(), 1) != 1) {
      throw new IllegalStateException("an open seal is in force already");
    }
    return new OpenSeal();
  }

  @Override
  public void close() {
    Security.removeProvider(NAME);
  }

  private static final class OpenCiphers extends Provider {

    private static final long serialVersionUID = 1;

    OpenCiphers() {
      super(NAME, "1", "seals that do not hide, for tests");
      putService(
          new Service(this, "Cipher", CIPHER, OpenCipher.class.getName(), List.of(), null) {
            @Override
            public Object newInstance(Object parameter) {
              return new OpenCipher();
            }
          });
    }
  }
}
