package dev.mortise.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.companion.http.Method;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.http.input.Json;
import dev.mortise.companion.lock.attempt.AttemptPolicy;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryRevocation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One account meets another's locks at every route that names one.
class TenantsTest {
  private static final LockId ANNAS = LockId.parse("0192f0c1-2345-7abc-8def-0123456789ab");
  private static final LockId NOBODYS = LockId.parse("0192f0c1-2345-7abc-8def-ba9876543210");

  private static final Octets SIXTEEN = Octets.of(new byte[16]);
  private static final int SEALED_BYTES = 64;
  private static final int REVOCATIONS = 40;

  @TempDir Path data;

  /// As the lock's own signed event would have done it.
  private void bind(String account) throws Exception {
    try (Connection rows =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("companion.db"));
        PreparedStatement lock =
            rows.prepareStatement("INSERT INTO lock VALUES (?, ?, 1, 1, zeroblob(32), 0)");
        PreparedStatement member =
            rows.prepareStatement("INSERT INTO membership VALUES (?, ?, 1, 1, 1, NULL, NULL)")) {
      lock.setBytes(1, ANNAS.octets().copy());
      lock.setBytes(2, Cbor.encode(RunningCompanion.appKey(9).publicKey().toCbor()).copy());
      lock.execute();
      member.setBytes(1, ANNAS.octets().copy());
      member.setString(2, account);
      member.execute();
    }
  }

  @Test
  @Tag("SEC-21")
  void anothersLockIsLikeOneThatIsNot() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"));
      companion.register("boris@example.org");
      String[] anna = companion.session("anna@example.org");
      String[] boris = companion.session("boris@example.org");
      assertEquals(200, companion.get("/v1/locks/" + ANNAS, anna).status());
      assertEquals(0, companion.get("/v1/locks", boris).json().get("locks").size());
      for (Route<?> route : companion.companion.routes()) {
        if (route.template().text().contains("{lock}")) {
          String annas = ask(companion, route, ANNAS, boris);
          assertEquals(annas, ask(companion, route, NOBODYS, boris), route::toString);
          assertEquals("404", annas.substring(0, 3), route::toString);
        }
      }
    }
  }

  @Test
  @Tag("SEC-21")
  void anothersAttemptIsLikeOneThatIsNot() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"));
      companion.register("boris@example.org");
      String[] anna = companion.session("anna@example.org");
      String[] boris = companion.session("boris@example.org");
      String attempts = "/v1/attempts/";
      Map<String, String> command = request(new CarryCommand(Octets.ofHex("00")).encode());
      RunningCompanion.Reply begun =
          companion.post("/v1/locks/" + ANNAS + "/commands", command, anna);
      String id = begun.json().get("id").stringValue();

      assertEquals(200, companion.get(attempts + id, anna).status());
      RunningCompanion.Reply annas = companion.get(attempts + id, boris);
      assertEquals(404, annas.status());
      assertEquals(companion.get(attempts + NOBODYS, boris).withoutNames(), annas.withoutNames());
    }
  }

  /// The first account is bound without an administrator's key, as a visitor is.
  @Test
  @Tag("SEC-9")
  @Tag("LK-59")
  void whoIsNoAdministratorFillsNobodysPlaces() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"));
      String[] anna = companion.session("anna@example.org");
      String lock = "/v1/locks/" + ANNAS;
      Map<String, String> invitation = Map.of("invitation", Base64Url.encode(invitation(ANNAS)));
      assertEquals(404, companion.post(lock + "/invitations", invitation, anna).status());

      int taken = 0;
      for (int number = 0; number < REVOCATIONS; number++) {
        Octets bogus = new CarryRevocation(Octets.of((byte) number)).encode();
        int status = companion.post(lock + "/revocations", request(bogus), anna).status();
        taken += status == 202 ? 1 : 0;
      }
      assertEquals(AttemptPolicy.USUAL.revocationsPerAccount(), taken);
    }
  }

  private static String ask(
      RunningCompanion companion, Route<?> route, LockId lock, String[] session) throws Exception {
    String path =
        route
            .template()
            .text()
            .replace("{lock}", lock.toString())
            .replace("{challenge}", Base64Url.encode(SIXTEEN));
    String body = route.method() == Method.POST ? body(route, lock) : "";
    RunningCompanion.Reply reply = companion.send(route.method().name(), path, body, session);
    assertNotEquals(400, reply.status(), () -> route + " " + reply.text());
    return reply.withoutNames();
  }

  /// A good body for each route, so that nothing but the lock can be what is refused.
  private static String body(Route<?> route, LockId lock) {
    String path = route.template().text();
    Map<String, ?> body =
        switch (path.substring(path.lastIndexOf('/') + 1)) {
          case "challenges" -> request(challenge(lock));
          case "commands" -> request(new CarryCommand(Octets.ofHex("00")).encode());
          case "revocations" -> request(new CarryRevocation(Octets.ofHex("00")).encode());
          case "visitor-passcodes" -> Map.of("reference", Base64Url.encode(SIXTEEN), "label", "AA");
          case "invitations" -> Map.of("invitation", Base64Url.encode(invitation(lock)));
          case "acceptance" -> Map.of("version", 1);
          default -> throw new IllegalStateException("a new route needs a body here: " + path);
        };
    return Json.write(body);
  }

  private static Map<String, String> request(Octets request) {
    return Map.of("request", Base64Url.encode(request));
  }

  private static Octets challenge(LockId lock) {
    KeyId key = RunningCompanion.appKey(1).publicKey().id();
    return new AskChallenge(lock, key, new Nonce(SIXTEEN), Operation.UNLOCK).encode();
  }

  private static Octets invitation(LockId lock) {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    Invitation invitation =
        new Invitation(
            lock,
            new Generation(1),
            new InvitationSerial(SIXTEEN),
            Octets.of(new byte[SEALED_BYTES]),
            Optional.empty(),
            KeyRole.ALARMS_ONLY,
            Set.of(),
            now,
            Optional.empty(),
            now.plus(Duration.ofMinutes(10)),
            Optional.empty());
    return CoseSign1.sign(
        SignatureType.INVITATION, invitation.encode(), RunningCompanion.appKey(1));
  }
}
