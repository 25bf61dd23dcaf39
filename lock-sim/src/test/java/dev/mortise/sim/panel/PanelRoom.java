package dev.mortise.sim.panel;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.LockModel;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Entropy;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.panel.effect.EffectFeed;
import dev.mortise.sim.panel.http.Route;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A lock in memory with its simulation API on a free port, and a caller of it.
final class PanelRoom implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  private final FlashChip chip = new FlashChip();
  private final LinkThreads threads = LinkThreads.start(1);
  private final HttpClient client = HttpClient.newHttpClient();
  final WorldClock world = WorldClock.manual(Instant.parse("2026-03-01T08:00:00Z"));
  final LockDevice device;
  final ConnectedLock lock;
  final PanelServer server;

  PanelRoom(Path folder) throws IOException {
    this(folder, LockModel.VIDEO_LOCK);
  }

  PanelRoom(Path folder, LockModel model) throws IOException {
    device = LockDevice.open(LockSetup.usual(LockPlace.chip(chip), world).with(model));
    lock = ConnectedLock.connect(device, threads, LinkSetup.NONE);
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server = PanelServer.start(lock, world, threads, anyPort, folder);
  }

  /// An answer.
  record Said(int status, String mediaType, Octets body, Map<String, List<String>> headers) {

    JsonNode json() {
      return JSON.readTree(body.copy());
    }

    String text() {
      return new String(body.copy(), StandardCharsets.UTF_8);
    }

    /// A header field that was sent once, or nothing.
    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }

    /// The fields of a problem's faults.
    List<String> faultyFields() {
      return json().get("faults").values().stream()
          .map(fault -> fault.get("field").stringValue())
          .toList();
    }
  }

  URI uri(String path) {
    return URI.create("http://localhost:%d%s".formatted(server.address().getPort(), path));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .header("authorization", "Bearer " + server.token().reveal());
  }

  Said send(HttpRequest request) throws Exception {
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    String type = answer.headers().firstValue("content-type").orElse("");
    return new Said(answer.statusCode(), type, Octets.adopt(answer.body()), answer.headers().map());
  }

  HttpClient client() {
    return client;
  }

  Said get(String path) throws Exception {
    return send(request(path).build());
  }

  Said post(String path, String mediaType, byte[] body) throws Exception {
    return send(
        request(path)
            .header("content-type", mediaType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  /// A file of firmware by some maker.
  static byte[] firmware() {
    byte[] image = {1, 2, 3};
    return ImageFile.sign(
            FirmwareManifest.of("video-lock", new FirmwareVersion(2), image),
            image,
            SigningKeyPair.generate(
                SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "maker"))
        .bytes();
  }

  /// Has these causes happen.
  Said cause(String... lines) throws Exception {
    String list =
        Arrays.stream(lines).map(JSON::writeValueAsString).collect(Collectors.joining(","));
    return causeBody("{\"causes\":[" + list + "]}");
  }

  Said causeBody(String json) throws Exception {
    return post("/v1/causes", "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  List<Route> routes() {
    return PanelServer.routes(lock, world, new EffectFeed(device, world));
  }

  @Override
  public void close() {
    server.close();
    lock.close();
    device.close();
    client.close();
    threads.close();
    chip.close();
    world.close();
  }
}
