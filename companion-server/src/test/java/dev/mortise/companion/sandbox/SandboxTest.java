package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.protocol.LockId;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

  @TempDir Path data;

  @Test
  void theLockConnectsAndTheCompanionAnswers() throws Exception {
    try (WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T12:00:00Z"));
        Sandbox sandbox = Sandbox.start(settings(), world)) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.lock().online());

      assertEquals(200, get(sandbox.url() + "/readyz"));
      assertEquals(401, get(sandbox.url() + "/v1/locks"));
    }
  }

  @Test
  void aSecondStartFindsTheSameLock() throws Exception {
    SandboxSettings settings = settings();
    LockId first;
    try (WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T12:00:00Z"));
        Sandbox sandbox = Sandbox.start(settings, world)) {
      first = sandbox.lock().device().id();
    }
    try (WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T13:00:00Z"));
        Sandbox sandbox = Sandbox.start(settings, world)) {
      assertEquals(first, sandbox.lock().device().id());
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> sandbox.lock().online());
    }
  }

  private SandboxSettings settings() throws IOException {
    return new SandboxSettings(data, freePort(), freePort(), 0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int get(String url) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
