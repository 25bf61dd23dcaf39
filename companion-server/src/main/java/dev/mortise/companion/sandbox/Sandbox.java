package dev.mortise.companion.sandbox;

import dev.mortise.companion.Companion;
import dev.mortise.companion.CompanionSettings;
import dev.mortise.companion.Parts;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.lock.LockPolicy;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.maker.CertificateFile;
import dev.mortise.sim.maker.DeviceIdentityFiles;
import dev.mortise.sim.maker.FirmwareKey;
import dev.mortise.sim.maker.Maker;
import dev.mortise.sim.panel.PanelServer;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// One running sandbox.
///
/// Lock, phones in this process and companion share the turned clock of its world; the timers of
/// MQTT, TLS and HTTP stay real.
public final class Sandbox implements AutoCloseable {

  private static final String HOST = "localhost";
  private static final int LINK_THREADS = 2;

  private final Parts parts;
  private final SandboxSettings settings;
  private final WorldClock world;
  private final Companion companion;
  private final ConnectedLock lock;
  private final Optional<PanelServer> panel;

  private Sandbox(SandboxSettings settings, WorldClock world, Parts parts) throws IOException {
    this.parts = parts;
    this.settings = settings;
    this.world = world;
    SecureRandom random = new SecureRandom();
    Instant now = world.now();
    Maker maker = Maker.at(settings.maker(), now, random);
    Files.createDirectories(settings.firmware());
    this.companion = parts.keep(Companion.start(companionSettings(maker), world.instants()));
    LockPlace place = parts.keep(place(settings));
    LockDevice device = parts.keep(LockDevice.open(setup(place, random)));
    DeviceIdentity identity = identity(maker, device, now, random);
    LinkThreads threads = parts.keep(LinkThreads.start(LINK_THREADS));
    this.lock = parts.keep(connect(device, threads, identity));
    this.panel =
        settings.panel().isEmpty()
            ? Optional.empty()
            : Optional.of(parts.keep(openPanel(threads, settings.panel().get())));
  }

  /// Starts everything; when this returns, phones can talk to lock and companion.
  ///
  /// @throws IOException saying in one sentence what is in the way, and the way out: a folder, a
  ///   port
  public static Sandbox start(SandboxSettings settings, WorldClock world) throws IOException {
    return Parts.start(parts -> new Sandbox(settings.settled(), world, parts));
  }

  private static LockPlace place(SandboxSettings settings) throws IOException {
    try {
      return LockPlace.folder(settings.lock());
    } catch (PlaceUnusable e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private CompanionSettings companionSettings(Maker maker) {
    return new CompanionSettings(
        settings.companion(),
        InetAddress.getLoopbackAddress(),
        List.of(HOST),
        OptionalInt.empty(),
        OptionalInt.of(settings.httpPort()),
        settings.devicePort(),
        List.of(maker.certificate()),
        Set.of(),
        Optional.empty(),
        Optional.of(settings.firmware()));
  }

  private DeviceIdentity identity(Maker maker, LockDevice device, Instant now, SecureRandom random)
      throws IOException {
    DeviceIdentityFiles files = new DeviceIdentityFiles(settings.identity());
    Optional<DeviceIdentity> kept =
        files.load().filter(identity -> identity.lockId().equals(device.id()));
    if (kept.isPresent()) {
      return kept.get();
    }
    List<X509Certificate> authorities =
        CertificateFile.read(companion.authority().certificateFile());
    DeviceIdentity made =
        maker.provision(
            new LockCertificate(device.id(), device.signer().publicKey()),
            authorities,
            now,
            random);
    files.store(made);
    return made;
  }

  /// A lock that takes the firmware of the sandbox's maker.
  private LockSetup setup(LockPlace place, SecureRandom random) throws IOException {
    FirmwareKey.tell(settings.lock(), FirmwareKey.at(settings.maker(), random).publicKey());
    return LockSetup.usual(place, world)
        .with(settings.model())
        .with(LockPolicy.HARDENED.with(new FirmwarePolicy(FirmwareKey.known(settings.lock()))));
  }

  private ConnectedLock connect(LockDevice device, LinkThreads threads, DeviceIdentity identity)
      throws IOException {
    try {
      return ConnectedLock.connect(device, threads, links(identity));
    } catch (IOException e) {
      throw new IOException(
          "the radio's port %d cannot be had; stop what uses it, or choose another with --near-port"
              .formatted(settings.radioPort()),
          e);
    }
  }

  private PanelServer openPanel(LinkThreads threads, InetSocketAddress address) throws IOException {
    try {
      return PanelServer.start(lock, world, threads, address, settings.lock());
    } catch (IOException e) {
      throw new IOException(
          "the simulation API's port %d cannot be had; stop what uses it, choose another with"
                  .formatted(address.getPort())
              + " --panel-port, or do without it: --no-panel",
          e);
    }
  }

  private LinkSetup links(DeviceIdentity identity) {
    InetSocketAddress radio =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.radioPort());
    InetSocketAddress companionAddress = companion.deviceAddress().orElseThrow();
    return new LinkSetup(
        Optional.of(radio),
        Optional.of(new DeviceLinkConfig(HOST, companionAddress.getPort(), identity)),
        Optional.of(
            new Accessories.Place(Optional.of(settings.lock().resolve("accessories")), world)));
  }

  /// The companion.
  public Companion companion() {
    return companion;
  }

  /// The lock with its links.
  public ConnectedLock lock() {
    return lock;
  }

  /// The world they stand in.
  public WorldClock world() {
    return world;
  }

  /// Where phones reach the lock's radio.
  public InetSocketAddress radio() {
    return lock.radioAddress().orElseThrow();
  }

  /// The lock's simulation API, if there is to be one.
  public Optional<PanelServer> panel() {
    return panel;
  }

  /// Where phones reach the companion.
  public String url() {
    return companion.baseUrl();
  }

  /// Ends every part, the last started first. What they keep stays.
  @Override
  public void close() {
    parts.close();
  }
}
