package dev.mortise.companion.account;

import dev.mortise.companion.http.dispatch.Origins;
import dev.mortise.companion.http.input.Field;
import dev.mortise.companion.http.input.Fields;
import dev.mortise.companion.http.input.Parsed;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.grant.Login;
import java.util.Optional;
import java.util.Set;

/// What an app sends to begin a session.
///
/// @param key the app's own signing key
/// @param login what it signed
record SignIn(EmailAddress email, Password password, SigningKey key, CoseSign1 login) {

  private static final CborLimits KEY = CborLimits.ofBytes(128);

  static Parsed<SignIn> read(Fields fields) {
    Field<EmailAddress> email = fields.text("email", EmailAddress::new);
    Field<Password> password = fields.text("password", Password::of);
    Field<SigningKey> key =
        fields.bytes("signingKey", sent -> SigningKey.parse(Cbor.decode(sent, KEY)));
    Field<CoseSign1> login = fields.bytes("login", CoseSign1::parse);
    return fields.parsed(
        () -> new SignIn(email.value(), password.value(), key.value(), login.value()));
  }

  /// What the app signed, if it did sign it, for one of these origins and over an open nonce.
  ///
  /// @param origins as [Origins#serialized] writes them
  boolean provesTheKey(Set<String> origins, LoginNonces nonces) {
    return signed()
        .filter(signed -> origins.contains(Origins.serialized(signed.origin())))
        .filter(signed -> nonces.take(signed.nonce()))
        .isPresent();
  }

  private Optional<Login> signed() {
    try {
      return login.verify(SignatureType.LOGIN, key)
              instanceof SignatureVerdict.Valid(Octets payload)
          ? Optional.of(Login.decode(payload))
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }
}
