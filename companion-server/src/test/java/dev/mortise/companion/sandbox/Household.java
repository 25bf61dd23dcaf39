package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.lock.LockModel;
import dev.mortise.lock.body.Screen;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.Causes;
import dev.mortise.sim.cause.Happened;
import dev.mortise.sim.command.app.AppCommand;
import dev.mortise.sim.device.Hands;
import dev.mortise.sim.device.face.KeySequence;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A household for tests of the app: a sandbox, its lock within reach, and phones on the command
/// line, as many as are named.
final class Household implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final WorldClock world = WorldClock.running();
  private final Sandbox sandbox;

  private Household(Path data, LockModel model, Optional<InetSocketAddress> panel)
      throws IOException {
    this.data = data;
    this.sandbox =
        Sandbox.start(
            new SandboxSettings(data.resolve("sandbox"), freePort(), freePort(), 0)
                .withModel(model)
                .withPanel(panel),
            world);
    Files.writeString(data.resolve("password"), "correct horse battery");
  }

  /// A household whose lock is connected and has nobody yet.
  static Household moveIn(Path data) throws IOException {
    return moveIn(data, LockModel.VIDEO_LOCK);
  }

  /// The same with another model of lock.
  static Household moveIn(Path data, LockModel model) throws IOException {
    return moveIn(data, model, Optional.empty());
  }

  /// The same with the lock's simulation API on a free port.
  static Household moveInWithPanel(Path data, LockModel model) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return moveIn(data, model, Optional.of(free));
  }

  private static Household moveIn(Path data, LockModel model, Optional<InetSocketAddress> panel)
      throws IOException {
    Household household = new Household(data, model, panel);
    Awaitility.await().atMost(PATIENCE).until(() -> household.sandbox.lock().online());
    return household;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /// Does what a line of the terminal says at a lock, and waits until it has happened.
  static Happened cause(Causes causes, String line) {
    CauseReading.Understood read =
        assertInstanceOf(CauseReading.Understood.class, CauseReading.parse(line), line);
    return causes.happen(read.cause()).toCompletableFuture().join();
  }

  /// What a command said.
  record Said(int code, String text) {

    Stream<JsonNode> lines() {
      return text.lines().filter(line -> line.startsWith("{")).map(JSON::readTree);
    }

    JsonNode json() {
      return lines().findFirst().orElseThrow(() -> new AssertionError(text));
    }

    /// The first line in which a field has this text.
    JsonNode lineWith(String field, String value) {
      return lines()
          .filter(line -> line.path(field).asString("").equals(value))
          .findFirst()
          .orElseThrow(() -> new AssertionError(text));
    }

    /// The line of the event with this number.
    JsonNode event(long sequence) {
      return lines()
          .filter(line -> line.path("sequence").asLong(0) == sequence)
          .findFirst()
          .orElseThrow(() -> new AssertionError(text));
    }

    String word(String field) {
      return json().path(field).asString("");
    }
  }

  /// The first administrator at the keypad, and the owner's phone by the code on the screen.
  void pairOwner() {
    press("cancel ok 135790 ok 135790 ok");
    Hands hands = sandbox.lock().device().hands();
    await(hands.moveCover(true));
    await(hands.holdSet());
    press("135790 ok");
    register("owner");
    done(near("owner", "pair", shownCode()));
  }

  /// The owner accepts the notice on video, so that live view is on.
  void acceptVideo() {
    String version = done(app("owner", "notice")).word("version");
    done(app("owner", "notice", "accept", version));
  }

  /// Invites a phone by the owner's, and has it redeem the invitation through the companion.
  void enrol(String phone, String... invite) {
    List<String> words = new ArrayList<>(List.of("invite"));
    words.addAll(List.of(invite));
    String code = done(near("owner", words.toArray(String[]::new))).word("code");
    register(phone);
    done(app(phone, "redeem", code));
  }

  /// The id under which the lock has a phone's key.
  String keyOf(String phone) {
    return done(near("owner", "users", "list")).lineWith("name", phone).path("app").asString("");
  }

  String shownCode() {
    Screen screen = sandbox.lock().device().view().panel().screen();
    if (screen instanceof Screen.PairingQr(var code)) {
      return code.text();
    }
    throw new AssertionError("the screen shows " + screen);
  }

  void register(String phone) {
    done(
        app(
            phone,
            "register",
            phone + "@example.org",
            "--companion",
            sandbox.url(),
            "--password-file",
            data.resolve("password").toString()));
  }

  /// What was said, if it was done.
  static Said done(Said said) {
    assertEquals(0, said.code(), said.text());
    return said;
  }

  /// A command of a phone within reach of the lock's radio.
  Said near(String phone, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--near", "localhost:" + sandbox.radio().getPort()));
    return app(phone, all.toArray(String[]::new));
  }

  /// A command of a phone.
  Said app(String phone, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    return said(phone, all);
  }

  /// A command of a phone within reach of the lock's radio, as people are told of it.
  Said plain(String phone, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--near", "localhost:" + sandbox.radio().getPort()));
    return said(phone, all);
  }

  private Said said(String phone, List<String> words) {
    StringWriter text = new StringWriter();
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--phone", phone, "--data", folder(phone).toString()));
    int code =
        new CommandLine(new AppCommand(world.instants()))
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .execute(all.toArray(String[]::new));
    return new Said(code, text.toString());
  }

  /// Where a phone keeps its memory.
  Path folder(String phone) {
    return data.resolve("phone-" + phone);
  }

  void press(String keys) {
    await(sandbox.lock().device().hands().press(KeySequence.of(keys)));
  }

  /// Which year it is.
  int year() {
    return world.now().atOffset(ZoneOffset.UTC).getYear();
  }

  void awaitBolt(String bolt) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> near("owner", "status").word("bolt").equals(bolt));
  }

  static void await(CompletionStage<?> stage) {
    stage.toCompletableFuture().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    sandbox.close();
    world.close();
  }
}
