package dev.mortise.companion.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.companion.canary.Planted;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FolderMedium;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets given to the real programs at their most talkative, and looked for in all they print and
/// keep (SEC-20).
class CanaryIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EMAIL = "canary@example.org";
  private static final String PASSWORD = "canary correct horse 7731";
  private static final String WRONG = "canary wrong horse 1377";
  private static final String STRAY = "canary-stray-5829";
  private static final String PASSCODE = "8291736054";

  @TempDir Path temp;

  @Test
  @Tag("SEC-20")
  void neitherPasswordNorTokenShowsInWhatServePrintsOrKeeps() throws Exception {
    int port = freePort();
    Path data = temp.resolve("companion");
    Path said = temp.resolve("said");
    Process serve =
        start(
            said,
            "serve",
            "--data",
            data.toString(),
            "--http-port",
            String.valueOf(port),
            "--https-port",
            String.valueOf(freePort()));
    String token;
    try {
      awaitText(said, "companion ready");
      CompanionAddress address = CompanionAddress.parse("http://localhost:" + port);
      token = registerAndFail(address);
      sendStrays(address);
    } finally {
      end(serve);
    }

    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (String canary : List.of(PASSWORD, WRONG, STRAY, token, HexFormat.of().formatHex(bytes))) {
      assertHidden(canary, said, data);
    }
    assertHidden(new String(bytes, StandardCharsets.ISO_8859_1), said, data);
    // The search finds what is there.
    assertTrue(holds(data, EMAIL));
    assertTrue(text(said).contains("DEBUG") || text(said).contains("TRACE"), text(said));
  }

  /// Signs in rightly and wrongly.
  ///
  /// @return the token of the session
  private String registerAndFail(CompanionAddress address) throws Exception {
    try (LinkThreads threads = LinkThreads.start(1);
        CompanionClient client = new CompanionClient(threads, Optional.empty())) {
      Reach reach = new Reach(threads, Optional.empty(), client, Reach.Wanted.REMOTE);
      SecureRandom random = new SecureRandom();
      PhoneFile file =
          PhoneFile.open(temp.resolve("phone"), new DisplayName("Canary's phone"), random);
      Phone phone = new Phone(file, reach, InstantSource.system(), random);
      SecretBytes token = phone.register(address, EMAIL, secret(PASSWORD)).token();
      assertThrows(CompanionFailed.class, () -> phone.signIn(address, EMAIL, secret(WRONG)));
      return token.lend(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    }
  }

  /// Secrets where they do not belong: in broken JSON, an unknown field, a path, a query, a token.
  private static void sendStrays(CompanionAddress address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String body :
          List.of(
              "{\"email\": \"a@example.org\", \"password\": \"" + STRAY,
              "{\"email\": \"a@example.org\", \"" + STRAY + "\": 1}",
              "{\"email\": \"" + STRAY + "\", \"password\": \"" + STRAY + "\"}")) {
        HttpRequest post =
            HttpRequest.newBuilder(URI.create(address + "/v1/accounts"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        assertEquals(400, client.send(post, BodyHandlers.discarding()).statusCode());
      }
      for (String path : List.of("/v1/" + STRAY, "/v1/me?token=" + STRAY)) {
        HttpRequest get =
            HttpRequest.newBuilder(URI.create(address + path))
                .header("authorization", "Bearer " + STRAY)
                .build();
        assertTrue(client.send(get, BodyHandlers.discarding()).statusCode() >= 400);
      }
    }
  }

  @Test
  @Tag("SEC-20")
  @Tag("LK-82")
  void noPasscodeShowsInWhatALockPrintsOrKeeps() throws Exception {
    Path data = temp.resolve("lock");
    Path said = temp.resolve("said");
    Process lock =
        start(said, "lock", "--data", data.toString(), "--near-port", "0", "--panel-port", "0");
    try (Writer in = lock.outputWriter(StandardCharsets.UTF_8)) {
      in.write("press cancel ok %s ok %s ok\n".formatted(PASSCODE, PASSCODE));
      in.write("press cancel %s ok\nstatus\nlog\npress %s ok\n".formatted(PASSCODE, STRAY));
      in.write("log 50\nquit\n");
      in.flush();
      assertTrue(lock.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      end(lock);
    }

    assertTrue(text(said).contains("nlocked"), text(said));
    assertHidden(PASSCODE, said, data);
    // The search finds what is there: SQLite's own first words.
    assertTrue(holds(data, "SQLite format 3"));
  }

  @Test
  @Tag("SEC-20")
  @Tag("LK-11")
  void neitherFingerNorFaceNorPalmShowsInWhatALockPrintsOrKeeps() throws Exception {
    String finger = "synthetic:71/1";
    String face = "straight:synthetic:3/1";
    String palm = "synthetic:5/1";
    Path data = temp.resolve("lock");
    Path said = temp.resolve("said");
    Process lock =
        start(
            said,
            "lock",
            "--data",
            data.toString(),
            "--near-port",
            "0",
            "--no-panel",
            "--model",
            "palm-lock");
    try (Writer in = lock.outputWriter(StandardCharsets.UTF_8)) {
      in.write("press cancel ok %s ok %s ok\n".formatted(PASSCODE, PASSCODE));
      in.write("finger %s\nfinger spoof:%s\n".formatted(finger, finger));
      in.write("press cancel\nface %s\npalm %s\nstatus\nlog 50\nquit\n".formatted(face, palm));
      in.flush();
      assertTrue(lock.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } finally {
      end(lock);
    }

    assertTrue(text(said).contains("Not recognised"), text(said));
    Planted planted = new Planted();
    planted.finger(finger);
    try (ProtectionKey key = protectionKey(data)) {
      planted.face(face, key);
      planted.palm(palm, key);
    }
    assertEquals(Set.of(), planted.needles().in(Files.readAllBytes(said)));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertEquals(Set.of(), planted.needles().in(Files.readAllBytes(file)), file.toString());
      }
    }
  }

  /// What this lock makes templates of faces and palms by.
  private static ProtectionKey protectionKey(Path lock) {
    try (SecureElement element =
        SecureElement.find(new FolderMedium(lock), new SecureRandom()).orElseThrow()) {
      return element.protectionKey();
    }
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Process start(Path said, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dtinylog.level=trace",
            "-Dtinylog.level@io.netty=debug",
            "-cp",
            System.getProperty("java.class.path"),
            MortiseMain.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static void awaitText(Path file, String wanted) {
    Awaitility.await().atMost(PATIENCE).until(() -> text(file).contains(wanted));
  }

  private static void assertHidden(String canary, Path said, Path data) throws IOException {
    assertFalse(text(said).contains(canary), "printed");
    assertFalse(holds(data, canary), "kept");
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static boolean holds(Path folder, String canary) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (text(file).contains(canary)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
