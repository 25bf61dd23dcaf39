package dev.mortise.sim.phone.dialogue;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;

/// Reads the lock's signed word.
public final class LockWord {

  private LockWord() {}

  /// The payload of an envelope that this key signed as this type.
  ///
  /// @throws NotTheLocksWord if it is not that
  public static Octets verified(Octets envelope, SignatureType type, SigningKey lock)
      throws NotTheLocksWord {
    try {
      SignatureVerdict verdict = CoseSign1.parse(envelope).verify(type, lock);
      if (verdict instanceof SignatureVerdict.Valid(Octets payload)) {
        return payload;
      }
      throw new NotTheLocksWord("the lock did not sign this");
    } catch (MalformedCbor e) {
      throw new NotTheLocksWord("what came is no signed message");
    }
  }

  /// What came is not the word of the lock that was asked, or not to the question.
  public static final class NotTheLocksWord extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param fault one sentence for people
    public NotTheLocksWord(String fault) {
      super(fault);
    }

    /// One sentence for people.
    public String fault() {
      return String.valueOf(getMessage());
    }
  }
}
