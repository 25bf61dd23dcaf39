package dev.mortise.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.RunningCompanion.Reply;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.CarryCommand;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The notice on video over HTTP, at a lock that is off line: what is carried ends as *expired*.
class VideoNoticeTest {

  private static final LockId LOCK = LockId.parse("0192f0c1-2345-7abc-8def-0123456789ab");
  private static final String NOTICE = "/v1/locks/" + LOCK + "/video-notice";
  private static final String ACCEPTANCE = NOTICE + "/acceptance";

  @TempDir Path data;

  /// As the lock's own signed events would have done it.
  private void bind(String owner, String member) throws Exception {
    try (Connection rows =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("companion.db"));
        PreparedStatement lock =
            rows.prepareStatement("INSERT INTO lock VALUES (?, ?, 1, 1, zeroblob(32), 0)");
        PreparedStatement both =
            rows.prepareStatement(
                "INSERT INTO membership VALUES (?1, ?2, 1, 1, 1, NULL, NULL),"
                    + " (?1, ?3, 1, 0, 2, NULL, NULL)")) {
      lock.setBytes(1, LOCK.octets().copy());
      lock.setBytes(2, Cbor.encode(RunningCompanion.appKey(9).publicKey().toCbor()).copy());
      lock.execute();
      both.setBytes(1, LOCK.octets().copy());
      both.setString(2, owner);
      both.setString(3, member);
      both.execute();
    }
  }

  private static Map<String, String> carried(CommandArguments arguments) {
    Challenge challenge = new Challenge(Octets.of(new byte[Challenge.SIZE]));
    Command command = Command.of(LOCK, new Generation(1), challenge, arguments);
    Octets signed =
        CoseSign1.sign(SignatureType.COMMAND, command.encode(), RunningCompanion.appKey(1));
    return Map.of("request", Base64Url.encode(new CarryCommand(signed).encode()));
  }

  private static Reply view(RunningCompanion companion, String[] session) throws Exception {
    return companion.post(
        "/v1/locks/" + LOCK + "/commands", carried(new CommandArguments.StartLiveView()), session);
  }

  private static String problem(Reply reply) {
    return reply.status() + " " + reply.json().path("type").asString("");
  }

  private static Reply accept(RunningCompanion companion, int version, String[] session)
      throws Exception {
    return companion.send("POST", ACCEPTANCE, "{\"version\":%d}".formatted(version), session);
  }

  @Test
  @Tag("LK-68")
  void noViewIsCarriedBeforeTheOwnerAcceptedNorAfterTheyTookItBack() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"), companion.register("boris@example.org"));
      String[] owner = companion.session("anna@example.org");
      String[] member = companion.session("boris@example.org");
      String off = "403 urn:mortise:problem:video-notice-not-accepted";
      assertEquals(off, problem(view(companion, owner)));
      assertEquals(off, problem(view(companion, member)));
      Reply other =
          companion.post(
              "/v1/locks/" + LOCK + "/commands", carried(new CommandArguments.Unlock()), owner);
      assertEquals(200, other.status(), "nothing else waits for it");

      int version = companion.get(NOTICE, member).json().path("version").asInt(0);
      String notOwner = "403 urn:mortise:problem:owner-only";
      assertEquals(notOwner, problem(accept(companion, version, member)));
      assertEquals(
          "409 urn:mortise:problem:video-notice-changed",
          problem(accept(companion, version + 1, owner)));
      assertEquals(off, problem(view(companion, owner)));

      assertTrue(accept(companion, version, owner).json().path("accepted").asBoolean(false));
      assertEquals("expired", view(companion, owner).json().path("state").asString(""));
      assertEquals("expired", view(companion, member).json().path("state").asString(""));

      assertEquals(notOwner, problem(companion.send("DELETE", ACCEPTANCE, "", member)));
      assertEquals(204, companion.send("DELETE", ACCEPTANCE, "", owner).status());
      assertEquals(off, problem(view(companion, member)));
    }
  }

  @Test
  @Tag("LK-68")
  void whatWasCarriedBeforeIsToldAgainAlsoAfterTheyTookItBack() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"), companion.register("boris@example.org"));
      String[] owner = companion.session("anna@example.org");
      int version = companion.get(NOTICE, owner).json().path("version").asInt(0);
      assertEquals(200, accept(companion, version, owner).status());
      String[] first = {owner[0], owner[1], "idempotency-key", "first"};
      String[] second = {owner[0], owner[1], "idempotency-key", "second"};
      JsonNode carried = view(companion, first).json();
      assertTrue(carried.has("state"), carried::toString);

      assertEquals(204, companion.send("DELETE", ACCEPTANCE, "", owner).status());
      assertEquals(carried, view(companion, first).json());
      assertEquals(403, view(companion, second).status());
      assertEquals(403, view(companion, owner).status());
    }
  }

  @Test
  @Tag("LK-68")
  void theNoticeTellsWhoAcceptedWhichVersionAndWhen() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      String anna = companion.register("anna@example.org");
      bind(anna, companion.register("boris@example.org"));
      String[] owner = companion.session("anna@example.org");
      JsonNode before = companion.get(NOTICE, owner).json();
      assertFalse(before.has("acceptance"));

      int version = before.path("version").asInt(0);
      assertEquals(200, accept(companion, version, owner).status());

      JsonNode word =
          companion.get(NOTICE, companion.session("boris@example.org")).json().path("acceptance");
      assertEquals(anna, word.path("by").asString(""));
      assertEquals(version, word.path("version").asInt(0));
      assertEquals("2026-03-01T12:00:00Z", word.path("at").asString(""));
    }
  }

  @Test
  @Tag("LK-68")
  void soundIsOffBeforeAndAfterAndTheNoticeSaysSo() throws Exception {
    try (RunningCompanion companion = new RunningCompanion(data)) {
      bind(companion.register("anna@example.org"), companion.register("boris@example.org"));
      String[] owner = companion.session("anna@example.org");
      JsonNode before = companion.get(NOTICE, owner).json();
      assertFalse(before.path("audio").asBoolean(true));
      assertTrue(before.path("text").asString("").contains("audio is off"));

      JsonNode after = accept(companion, before.path("version").asInt(0), owner).json();
      assertTrue(after.path("accepted").asBoolean(false));
      assertFalse(after.path("audio").asBoolean(true));
    }
  }
}
