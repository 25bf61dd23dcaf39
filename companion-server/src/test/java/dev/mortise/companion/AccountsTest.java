package dev.mortise.companion;

import static dev.mortise.companion.RunningCompanion.PASSWORD;
import static dev.mortise.companion.RunningCompanion.appKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.RunningCompanion.Reply;
import dev.mortise.companion.account.SessionPolicy;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.grant.Login;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Accounts and sessions over the companion's real HTTP end.
class AccountsTest {
  private static final String ANNA = "anna@example.org";

  @TempDir Path data;
  private RunningCompanion companion;
  private String account;

  @BeforeEach
  void start() throws Exception {
    companion = new RunningCompanion(data);
    account = companion.register(ANNA);
  }

  @AfterEach
  void stop() {
    companion.close();
  }

  private Reply signIn(String email, String password, Login login, SigningKeyPair app)
      throws Exception {
    return companion.post("/v1/sessions", companion.signIn(email, password, login, app));
  }

  private Login login() throws Exception {
    return new Login(companion.nonce(), companion.origin);
  }

  @Test
  void sessionShowsTheAccountAndTheKeyThatBeganIt() throws Exception {
    Reply me = companion.get("/v1/me", companion.session(ANNA));
    assertEquals(200, me.status());
    assertEquals(account, me.json().at("/account").stringValue());
    assertEquals(
        appKey(ANNA.length()).publicKey().id().toString(), me.json().at("/appKey").stringValue());
  }

  @Test
  @Tag("SEC-23")
  void unknownAddressAndWrongPasswordAreAlikeInWordsAndInWork() throws Exception {
    Work before = work();
    Reply wrong = signIn(ANNA, "wrong horse battery", login(), appKey(1));
    Work ofWrong = work().minus(before);
    before = work();
    Reply unknown = signIn("nobody@example.org", PASSWORD, login(), appKey(1));
    Work ofUnknown = work().minus(before);
    assertEquals(401, wrong.status());
    assertEquals(wrong.withoutNames(), unknown.withoutNames());
    assertEquals(new Work(1, 1, 0), ofWrong);
    assertEquals(ofWrong, ofUnknown);
  }

  @Test
  @Tag("SEC-23")
  void whoMakesAnAccountDoesNotLearnWhetherThereWasOne() throws Exception {
    Map<String, String> annas = Map.of("email", ANNA, "password", "another horse battery");
    Map<String, String> fresh =
        Map.of("email", "nina@example.org", "password", "another horse battery");
    Work before = work();
    Reply taken = companion.post("/v1/accounts", annas);
    Work ofTaken = work().minus(before);
    before = work();
    Reply free = companion.post("/v1/accounts", fresh);
    Work ofFree = work().minus(before);

    assertEquals(201, taken.status());
    assertEquals(free.text().replace("nina@", "anna@"), taken.text());
    assertEquals(new Work(1, 0, 1), ofTaken);
    assertEquals(ofFree, ofTaken);
    assertEquals(401, signIn(ANNA, "another horse battery", login(), appKey(1)).status());
    assertEquals(201, signIn(ANNA, PASSWORD, login(), appKey(1)).status());
  }

  private record Work(double hashes, double reads, double commits) {
    Work minus(Work other) {
      return new Work(hashes - other.hashes, reads - other.reads, commits - other.commits);
    }
  }

  private Work work() throws Exception {
    return new Work(
        companion.figure("mortise_password_hashes_total"),
        companion.figure("mortise_store_reads_total"),
        companion.figure("mortise_store_commit_units_count"));
  }

  @Test
  @Tag("SEC-23")
  void passwordAloneBeginsNoSession() throws Exception {
    SigningKeyPair other = appKey(2);
    Map<String, String> mine = companion.signIn(ANNA, PASSWORD, login(), appKey(1));
    Map<String, String> theirs = companion.signIn(ANNA, PASSWORD, login(), other);
    Reply mixed =
        companion.post(
            "/v1/sessions",
            Map.of(
                "email",
                ANNA,
                "password",
                PASSWORD,
                "signingKey",
                theirs.get("signingKey"),
                "login",
                mine.get("login")));
    assertEquals(401, mixed.status());
  }

  @Test
  @Tag("SEC-23")
  void loginIsForThisServerAlone() throws Exception {
    Login elsewhere = new Login(companion.nonce(), "https://evil.example");
    assertEquals(401, signIn(ANNA, PASSWORD, elsewhere, appKey(1)).status());
  }

  @Test
  @Tag("SEC-23")
  void nonceIsGoodOnceAndForOneMinute() throws Exception {
    Login login = login();
    assertEquals(201, signIn(ANNA, PASSWORD, login, appKey(1)).status());
    assertEquals(401, signIn(ANNA, PASSWORD, login, appKey(1)).status());
    Login late = login();
    companion.turn(Duration.ofSeconds(61));
    assertEquals(401, signIn(ANNA, PASSWORD, late, appKey(1)).status());
    Login own = new Login(new Nonce(Octets.of(new byte[16])), companion.origin);
    assertEquals(401, signIn(ANNA, PASSWORD, own, appKey(1)).status());
  }

  @Test
  @Tag("SEC-23")
  void sessionEndsUnusedOrOldOrSignedOut() throws Exception {
    String[] unused = companion.session(ANNA);
    companion.turn(SessionPolicy.USUAL.idle().plusSeconds(1));
    assertEquals(401, companion.get("/v1/me", unused).status());

    String[] old = companion.session(ANNA);
    Duration step = SessionPolicy.USUAL.idle().minusDays(1);
    Duration age = Duration.ZERO;
    while (age.plus(step).compareTo(SessionPolicy.USUAL.life()) < 0) {
      companion.turn(step);
      age = age.plus(step);
      assertEquals(200, companion.get("/v1/me", old).status());
    }
    companion.turn(step);
    assertEquals(401, companion.get("/v1/me", old).status());

    String[] signedOut = companion.session(ANNA);
    assertEquals(204, companion.send("DELETE", "/v1/sessions/current", "", signedOut).status());
    assertEquals(401, companion.get("/v1/me", signedOut).status());
  }

  @Test
  @Tag("SEC-23")
  void signingOutEverywhereEndsEverySession() throws Exception {
    String[] first = companion.session(ANNA);
    String[] second = companion.session(ANNA);
    assertEquals(204, companion.send("DELETE", "/v1/sessions", "", first).status());
    assertEquals(401, companion.get("/v1/me", second).status());
  }

  @Test
  @Tag("SEC-23")
  void guessingAtOneAccountIsSlowedAndTheRightPasswordToo() throws Exception {
    Reply reply = signIn(ANNA, "wrong horse battery", login(), appKey(1));
    for (int tries = 0; tries < 20 && reply.status() == 401; tries++) {
      reply = signIn(ANNA, "wrong horse battery", login(), appKey(1));
    }
    assertEquals(429, reply.status());
    assertTrue(Integer.parseInt(reply.headers().getOrDefault("retry-after", "0")) > 0);
    assertEquals(429, signIn(ANNA, PASSWORD, login(), appKey(1)).status());
    companion.turn(Duration.ofMinutes(6));
    assertEquals(201, signIn(ANNA, PASSWORD, login(), appKey(1)).status());
  }

  @Test
  void everyFaultOfSignInIsNamed() throws Exception {
    Reply reply =
        companion.post(
            "/v1/sessions",
            Map.of("email", "anna", "password", "short", "signingKey", "AA", "remember", "me"));
    assertEquals(400, reply.status());
    for (String field : List.of("email", "password", "signingKey", "login", "remember")) {
      assertTrue(reply.text().contains("{\"field\":\"" + field + "\""), reply.text());
    }
    assertFalse(reply.text().contains("short"), reply.text());
  }

  @Test
  @Tag("SEC-20")
  void neitherPasswordNorTokenLiesInTheDataFolder() throws Exception {
    String token = companion.session(ANNA)[1].substring("Bearer ".length());
    byte[] bytes = Base64Url.decode(token).orElseThrow().copy();
    assertFalse(kept(PASSWORD.getBytes(StandardCharsets.UTF_8)));
    assertFalse(kept(token.getBytes(StandardCharsets.UTF_8)));
    assertFalse(kept(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.UTF_8)));
    assertFalse(kept(bytes));
    // The search finds what is there.
    assertTrue(kept(ANNA.getBytes(StandardCharsets.UTF_8)));
  }

  private boolean kept(byte[] canary) throws IOException {
    String needle = new String(canary, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(needle)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void accountAndSessionOutliveRestart() throws Exception {
    String[] session = companion.session(ANNA);
    companion.close();
    companion = new RunningCompanion(data);
    assertEquals(200, companion.get("/v1/me", session).status());
  }
}
