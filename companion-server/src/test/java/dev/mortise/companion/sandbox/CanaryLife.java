package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.companion.canary.Planted;
import dev.mortise.companion.canary.Recording;
import dev.mortise.companion.canary.Way;
import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.lock.LockModel;
import dev.mortise.sim.panel.PanelServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tinylog.Logger;
import tools.jackson.databind.ObjectMapper;

/// A household with a lock that reads everything: a finger, a face and a palm are enrolled by the
/// owner's phone and at the door, and used, and everybody looks at what the lock tells of it.
///
/// Whoever comes to the door does so through the simulation API, so that this is recorded too.
final class CanaryLife implements AutoCloseable {

  /// Where it notes what the lock decided, and what phones were told.
  static final String DECISIONS = "decisions";

  static final String PHONES = "phones";

  private static final List<String> TOUCHES = series("synthetic:71/", 1, 3);
  private static final List<String> POSES =
      Stream.of("straight", "up", "down", "left", "right")
          .map(pose -> pose + ":synthetic:3/1")
          .toList();
  private static final List<String> READINGS = series("synthetic:5/", 1, 3);
  private static final String SAME_FINGER = "synthetic:71/9";
  private static final String SAME_FACE = "synthetic:3/9";
  private static final String SAME_PALM = "synthetic:5/9";
  private static final String OTHER_FINGER = "synthetic:99/1";
  private static final String OTHER_FACE = "synthetic:98/1";
  private static final String OTHER_PALM = "synthetic:97/1";

  private static final int EVENTS_WATCHED = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path data;
  private final Recording recording;
  private final Household home;
  private final PanelServer panel;
  private final HttpClient client = HttpClient.newHttpClient();

  private CanaryLife(Path data, Recording recording, Household home) {
    this.data = data;
    this.recording = recording;
    this.home = home;
    this.panel = home.sandbox().panel().orElseThrow();
  }

  /// Moves in, with the owner's phone.
  static CanaryLife begin(Path data, Recording recording) throws IOException {
    Household home = Household.moveInWithPanel(data, LockModel.PALM_LOCK);
    home.sandbox().lock().device().follow(made -> recording.note(DECISIONS, made.toString()));
    home.pairOwner();
    return new CanaryLife(data, recording, home);
  }

  private static List<String> series(String name, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(number -> name + number).toList();
  }

  /// What is stored of them: with the finger, until it is deleted, and without.
  static Set<String> templates(boolean finger) {
    return Stream.of(
            TOUCHES.stream().filter(_ -> finger).map("finger "::concat),
            POSES.stream().map("face "::concat),
            READINGS.stream().map("palm "::concat))
        .flatMap(names -> names)
        .map("template of "::concat)
        .collect(Collectors.toSet());
  }

  /// Everybody who comes before a sensor in this life.
  static Planted planted(ProtectionKey key) {
    Planted planted = new Planted();
    Stream.concat(TOUCHES.stream(), Stream.of(SAME_FINGER, OTHER_FINGER)).forEach(planted::finger);
    Stream.concat(POSES.stream(), Stream.of(SAME_FACE, OTHER_FACE))
        .forEach(face -> planted.face(face, key));
    Stream.concat(READINGS.stream(), Stream.of(SAME_PALM, OTHER_PALM))
        .forEach(palm -> planted.palm(palm, key));
    return planted;
  }

  /// Enrols, by the owner's phone and at the door.
  void enrol() throws Exception {
    done(home.near("owner", "enrol", "1", "fingerprint"));
    for (String touch : TOUCHES) {
      cause("finger " + touch);
    }
    done(home.near("owner", "enrol", "1", "face"));
    for (String pose : POSES) {
      cause("face " + pose);
    }
    done(home.near("owner", "enrol", "1", "palm-vein"));
    for (String reading : READINGS) {
      cause("palm " + reading);
    }
    look();
  }

  /// Uses all there is.
  void use() throws Exception {
    var _ = client.sendAsync(request("/v1/effects/stream").build(), BodyHandlers.discarding());
    CompletableFuture<Said> watching = watch();
    addDevices();
    recogniseAll();
    cause("flash dump before", "battery out", "battery in");
    recogniseAll();
    lookAround();
    done(home.near("owner", "credential", "delete", "fingerprint", "1"));
    cause("press cancel", "finger " + SAME_FINGER);
    look();
    assertTrue(done(watching.join()).text().contains("unlocked with"));
  }

  private CompletableFuture<Said> watch() {
    long newest =
        done(home.near("owner", "events"))
            .lines()
            .mapToLong(line -> line.path("sequence").asLong(0))
            .max()
            .orElseThrow();
    String until = Long.toString(newest + EVENTS_WATCHED);
    return CompletableFuture.supplyAsync(
        () -> home.app("owner", "watch", "--until-event", until, "--for", "40s"),
        Thread::startVirtualThread);
  }

  private void addDevices() throws Exception {
    done(home.near("owner", "accessory", "add", sticker("remote"), "--name", "Fob"));
    done(home.near("owner", "accessory", "add", sticker("sensor")));
    cause("remote press", "sensor closed");
  }

  private String sticker(String device) throws Exception {
    String told = cause(device + " new");
    int from = told.indexOf("MORTISE-DEVICE:");
    return told.substring(from, told.indexOf("\\n", from));
  }

  /// Those who are enrolled, strangers, and somebody with a cast.
  private void recogniseAll() throws Exception {
    for (String who :
        List.of(
            "finger " + SAME_FINGER,
            "face " + SAME_FACE,
            "palm " + SAME_PALM,
            "finger " + OTHER_FINGER,
            "face " + OTHER_FACE,
            "palm " + OTHER_PALM,
            "finger spoof:" + SAME_FINGER)) {
      cause("key lock", "press 1", who, "press cancel", "clock +5s");
    }
    look();
  }

  private void lookAround() throws Exception {
    for (String path : List.of("state", "screen", "household", "log?limit=500", "effects")) {
      send(request("/v1/" + path), 200);
    }
    StringBuilder told = new StringBuilder();
    for (Said said :
        List.of(
            home.near("owner", "users", "list"),
            home.app("owner", "users", "list"),
            home.app("owner", "status"),
            home.near("owner", "read-log"),
            home.app("owner", "events"))) {
      told.append(done(said).text());
    }
    recording.note(PHONES, told.toString());
    for (String each : List.of("fingerprint 1", "face 1", "palm vein 1", "the remote")) {
      assertTrue(told.toString().contains("unlocked with " + each), each);
    }
    assertTrue(told.toString().contains("presentation attack"));
  }

  /// Has bytes that nobody planted go on every way, both ways, into the log and into a file. The
  /// device link, which carries nobody's words as they are, gets them from its ends.
  void tell(byte[] bytes) throws Exception {
    String name = Base64.getEncoder().encodeToString(bytes);
    done(home.near("owner", "users", "add", name));
    done(home.near("owner", "users", "list"));
    done(home.app("owner", "users", "list"));
    send(request("/v1/household"), 200);
    send(causes("press " + name), 400);
    recording.send(Way.DEVICE_LINK, bytes);
    recording.send(Way.COMPANION_END, bytes);
    Logger.trace("told {}", name);
    Files.write(data.resolve("told"), bytes);
    look();
  }

  /// Looks at all files.
  private void look() throws IOException {
    recording.noteFiles(data);
  }

  /// Has these causes happen, and tells what came of them.
  private String cause(String... lines) throws Exception {
    return send(causes(lines), 200);
  }

  private HttpRequest.Builder causes(String... lines) {
    String body = JSON.writeValueAsString(Map.of("causes", List.of(lines)));
    return request("/v1/causes")
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(body));
  }

  private String send(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertEquals(status, answer.statusCode(), answer.body());
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:%d%s".formatted(panel.address().getPort(), path)))
        .header("authorization", "Bearer " + panel.token().reveal());
  }

  @Override
  public void close() {
    client.shutdownNow();
    home.close();
  }
}
