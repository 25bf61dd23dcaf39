package dev.mortise.sim.phone.companion;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.grant.Login;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.http.Base64Url;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.companion.http.CompanionHttp;
import dev.mortise.sim.phone.companion.http.Json;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A companion that the phone is not signed in to yet.
public final class Companion {

  private static final int TOKEN_MAX = 512;

  private final CompanionAddress address;
  private final CompanionHttp http;

  public Companion(CompanionAddress address, CompanionClient client) {
    this.address = address;
    this.http = new CompanionHttp(address, client, Optional.empty());
  }

  /// Makes an account, unless there is one with this address: which of the two, only signing in
  /// tells.
  ///
  /// @param password UTF-8
  public void register(String email, SecretBytes password) throws CompanionFailed {
    var _ = http.post("/v1/accounts", credentials(email, password));
  }

  /// Begins a session: the password, and a signature by the phone's own key over a nonce and this
  /// very origin, so that neither alone is enough and no other server can pass it on.
  ///
  /// @param password UTF-8
  public Session signIn(String email, SecretBytes password, Signer key) throws CompanionFailed {
    Octets nonce = http.post("/v1/login-challenges", Map.of()).bytes("nonce");
    if (nonce.size() != Nonce.SIZE) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's nonce is no nonce");
    }
    Login login = new Login(new Nonce(nonce), address.origin());
    Octets signed = CoseSign1.sign(SignatureType.LOGIN, login.encode(), key);
    Json begun =
        http.post(
            "/v1/sessions",
            Map.of(
                "email",
                email,
                "password",
                text(password),
                "signingKey",
                Base64Url.encode(Cbor.encode(key.publicKey().toCbor())),
                "login",
                Base64Url.encode(signed)));
    return new Session(address, email, account(begun), token(begun), begun.time("expiresAt"));
  }

  private static Map<String, String> credentials(String email, SecretBytes password) {
    return Map.of("email", email, "password", text(password));
  }

  private static String text(SecretBytes password) {
    return password.lend(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static AccountId account(Json answer) throws CompanionFailed {
    try {
      return new AccountId(answer.text("account"));
    } catch (IllegalArgumentException e) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's account is no account", e);
    }
  }

  private static SecretBytes token(Json answer) throws CompanionFailed {
    String token = answer.text("token");
    if (token.length() > TOKEN_MAX || !token.matches("[A-Za-z0-9._~+/-]+=*")) {
      throw new CompanionFailed(Reason.BROKEN, "the companion's token is no token");
    }
    return SecretBytes.adopt(token.getBytes(StandardCharsets.US_ASCII));
  }
}
