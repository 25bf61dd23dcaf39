package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.body.Screen;
import dev.mortise.sim.command.app.AppCommand;
import dev.mortise.sim.device.Hands;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The whole path on real parts: phone on the command line, companion over HTTP, lock over MQTT and
/// radio.
class AppInSandboxTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path data;

  private WorldClock world;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws Exception {
    world = WorldClock.running();
    sandbox =
        Sandbox.start(
            new SandboxSettings(data.resolve("sandbox"), freePort(), freePort(), 0), world);
    Files.writeString(data.resolve("password"), "correct horse battery");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.lock().online());
  }

  @AfterEach
  void stop() {
    sandbox.close();
    world.close();
  }

  @Test
  @Tag("LK-27")
  @Tag("LK-37")
  void aPhonePairsAndOpensFromNearAndAfar() throws Exception {
    pairOwner();

    assertEquals(0, near("owner", "unlock").code());
    assertEquals(0, near("owner", "setting", "remote-unlock", "true").code());
    Said remote = app("owner", "unlock", "--remote");
    assertEquals(0, remote.code(), remote.text());
    assertEquals("unlocked", remote.json().get("bolt").stringValue());
  }

  @Test
  @Tag("LK-58")
  void theEventsToldByTheCompanionVerify() throws Exception {
    pairOwner();
    assertEquals(0, near("owner", "unlock").code());
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> app("owner", "events").text().contains("unlocked"));

    Said told = app("owner", "events");

    assertEquals(0, told.code(), told.text());
    assertTrue(told.text().contains("paired"), told.text());
    assertEquals(0, near("owner", "read-log").code());
  }

  @Test
  @Tag("LK-19")
  void aPasscodeMadeInThePhoneOpensOnce() throws Exception {
    pairOwner();
    assertEquals(0, near("owner", "passcode", "on").code());
    String digits = app("owner", "passcode", "new", "parcel").json().get("passcode").stringValue();

    press(digits + " ok");
    awaitBolt("unlocked");
    assertEquals(0, near("owner", "lock").code());
    awaitBolt("locked");
    press(digits + " ok");

    Said said = near("owner", "status");
    assertEquals("locked", said.json().get("bolt").stringValue());
  }

  /// What a command said.
  private record Said(int code, String text) {

    Stream<JsonNode> lines() {
      return text.lines().filter(line -> line.startsWith("{")).map(JSON::readTree);
    }

    JsonNode json() {
      return lines().findFirst().orElseThrow(() -> new AssertionError(text));
    }
  }

  private void pairOwner() throws Exception {
    press("cancel ok 135790 ok 135790 ok");
    Hands hands = sandbox.lock().device().hands();
    await(hands.moveCover(true));
    await(hands.holdSet());
    press("135790 ok");
    register("owner");
    Said paired = near("owner", "pair", code());
    assertEquals(0, paired.code(), paired.text());
  }

  private String code() {
    Screen screen = sandbox.lock().device().view().panel().screen();
    if (screen instanceof Screen.PairingQr(var code)) {
      return code.text();
    }
    throw new AssertionError("the screen shows " + screen);
  }

  private void register(String phone) {
    Said said =
        app(
            phone,
            "register",
            phone + "@example.org",
            "--companion",
            sandbox.url(),
            "--password-file",
            data.resolve("password").toString());
    assertEquals(0, said.code(), said.text());
  }

  private Said near(String phone, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--near", "localhost:" + sandbox.radio().getPort()));
    return app(phone, all.toArray(String[]::new));
  }

  private Said app(String phone, String... words) {
    StringWriter text = new StringWriter();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of("--phone", phone, "--data", data.resolve("phone-" + phone).toString(), "--json"));
    int code =
        new CommandLine(new AppCommand(world.instants()))
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute(all.toArray(String[]::new));
    return new Said(code, text.toString());
  }

  private void press(String keys) throws Exception {
    await(sandbox.lock().device().hands().press(KeySequence.of(keys)));
  }

  private void awaitBolt(String bolt) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> near("owner", "status").json().get("bolt").stringValue().equals(bolt));
  }

  private static void await(CompletionStage<?> stage) {
    stage.toCompletableFuture().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
