package dev.mortise.sim.link.noise;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import java.util.List;
import java.util.Optional;

/// One end of a handshake under way (Noise section 5.3): write and read messages in turn until it
/// is [complete][#isComplete()], then [#split()] it.
///
/// A message that breaks the protocol ends it: the keys are wiped and further calls are refused.
/// The static key pair stays the caller's; the ephemeral one is taken over and wiped on close.
public final class HandshakeState implements AutoCloseable {

  private final HandshakePattern pattern;
  private final HandshakeKeys keys;
  private final SymmetricState symmetric;
  private int messagesDone;
  private boolean closed;

  HandshakeState(HandshakePattern pattern, Octets prologue, HandshakeKeys keys) {
    this.pattern = pattern;
    this.keys = keys;
    this.symmetric = new SymmetricState(pattern.protocolName());
    symmetric.mixHash(prologue.copy());
    for (HandshakeRole owner : pattern.knownStatics()) {
      symmetric.mixHash(keys.staticOf(owner).octets().copy());
    }
  }

  /// The end that speaks first and knows whom it calls.
  ///
  /// @param prologue what both ends must agree on beforehand
  /// @param ownEphemeral a fresh pair, for this handshake alone
  public static HandshakeState initiator(
      HandshakePattern pattern,
      Octets prologue,
      AgreementKeyPair ownStatic,
      AgreementKeyPair ownEphemeral,
      AgreementKey peerStatic) {
    return new HandshakeState(
        pattern,
        prologue,
        new HandshakeKeys(HandshakeRole.INITIATOR, ownStatic, ownEphemeral, peerStatic));
  }

  /// The end that is called and learns by whom.
  ///
  /// @param prologue what both ends must agree on beforehand
  /// @param ownEphemeral a fresh pair, for this handshake alone
  public static HandshakeState responder(
      HandshakePattern pattern,
      Octets prologue,
      AgreementKeyPair ownStatic,
      AgreementKeyPair ownEphemeral) {
    return new HandshakeState(
        pattern,
        prologue,
        new HandshakeKeys(HandshakeRole.RESPONDER, ownStatic, ownEphemeral, null));
  }

  /// Whether the next message is this end's to write.
  public boolean isOwnTurn() {
    return !isComplete() && pattern.sender(messagesDone) == keys.role();
  }

  /// Whether all messages were exchanged.
  public boolean isComplete() {
    return messagesDone == pattern.messages().size();
  }

  /// The other end's static key, once it is known.
  public Optional<AgreementKey> peer() {
    return keys.peerStatic();
  }

  /// The next message, with this payload in it.
  ///
  /// @throws IllegalStateException if it is not this end's turn
  public Octets write(Octets payload) throws NoiseException {
    List<HandshakeToken> tokens = nextTokens(true);
    try {
      Octets message = Octets.empty();
      for (HandshakeToken token : tokens) {
        message = message.plus(write(token));
      }
      message = message.plus(Octets.adopt(symmetric.encryptAndHash(payload.copy())));
      NoiseTransport.requireBounded(message);
      messagesDone++;
      return message;
    } catch (NoiseException e) {
      close();
      throw e;
    }
  }

  /// The payload of the other end's next message.
  ///
  /// @throws IllegalStateException if it is not the other end's turn
  public Octets read(Octets message) throws NoiseException {
    List<HandshakeToken> tokens = nextTokens(false);
    try {
      NoiseTransport.requireBounded(message);
      Octets rest = message;
      for (HandshakeToken token : tokens) {
        rest = read(token, rest);
      }
      Octets payload = Octets.adopt(symmetric.decryptAndHash(rest.copy()));
      messagesDone++;
      return payload;
    } catch (NoiseException e) {
      close();
      throw e;
    }
  }

  /// Turns the complete handshake into a transport, and closes it.
  ///
  /// @throws IllegalStateException if messages are missing
  public NoiseTransport split() {
    if (closed || !isComplete()) {
      throw new IllegalStateException(
          "handshake not to be split closed=%b messages=%d".formatted(closed, messagesDone));
    }
    try (this) {
      return new NoiseTransport(
          symmetric.split(keys.role()),
          symmetric.split(keys.role().other()),
          keys.staticOf(keys.role().other()),
          Octets.adopt(symmetric.hash()));
    }
  }

  /// What this token adds to the message.
  private Octets write(HandshakeToken token) throws NoiseException {
    return switch (token) {
      case E -> {
        Octets key = keys.ownEphemeral().octets();
        symmetric.mixHash(key.copy());
        yield key;
      }
      case S -> Octets.adopt(symmetric.encryptAndHash(keys.ownStatic().octets().copy()));
      case EE, ES, SE -> {
        agree(token);
        yield Octets.empty();
      }
    };
  }

  /// What is left of the message once this token was read from its front.
  private Octets read(HandshakeToken token, Octets message) throws NoiseException {
    return switch (token) {
      case E -> {
        Octets key = front(message, AgreementKey.SIZE);
        symmetric.mixHash(key.copy());
        keys.peerEphemeral(parse(key));
        yield message.slice(key.size(), message.size());
      }
      case S -> {
        Octets sealed = front(message, AgreementKey.SIZE + symmetric.tagSize());
        keys.peerStatic(parse(Octets.adopt(symmetric.decryptAndHash(sealed.copy()))));
        yield message.slice(sealed.size(), message.size());
      }
      case EE, ES, SE -> {
        agree(token);
        yield message;
      }
    };
  }

  private void agree(HandshakeToken token) {
    symmetric.mixKey(
        switch (token) {
          case EE -> keys.ephemeralsAgree();
          case ES -> keys.staticAgrees(HandshakeRole.RESPONDER);
          case SE -> keys.staticAgrees(HandshakeRole.INITIATOR);
          case E, S -> throw new IllegalArgumentException("no agreement token=" + token);
        });
  }

  private List<HandshakeToken> nextTokens(boolean own) {
    if (closed || isComplete() || isOwnTurn() != own) {
      throw new IllegalStateException(
          "not this end's turn closed=%b messages=%d".formatted(closed, messagesDone));
    }
    return pattern.messages().get(messagesDone);
  }

  private static Octets front(Octets message, int size) throws NoiseException {
    if (message.size() < size) {
      throw new NoiseException(NoiseFault.TOO_SHORT);
    }
    return message.slice(0, size);
  }

  private static AgreementKey parse(Octets key) throws NoiseException {
    try {
      return AgreementKey.parse(key);
    } catch (MalformedCbor _) {
      throw new NoiseException(NoiseFault.UNUSABLE_KEY);
    }
  }

  @Override
  public void close() {
    closed = true;
    symmetric.close();
    keys.close();
  }
}
