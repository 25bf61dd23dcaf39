package dev.mortise.sim.device.link;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.StatusHint;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceLink;
import dev.mortise.sim.link.near.NearLinkPolicy;
import dev.mortise.sim.link.near.NearLinkServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A lock with its radio and its way to the companion. Both live and die with the lock's power; the
/// way to the companion also with the network, which can be cut.
public final class ConnectedLock implements AutoCloseable {

  private static final long CLOSE_SECONDS_MAX = 15;

  private final LockDevice device;
  private final LinkThreads threads;
  private final LinkSetup setup;
  private final SecureRandom random = new SecureRandom();
  private final Radio radio;
  private final Uplink uplink;
  private final @Nullable NearLinkServer server;
  private final LinkedCalls calls;
  private final @Nullable Accessories accessories;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ExecutorService switching =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("links").factory());
  private final Surroundings surroundings = new Surroundings();
  private final LiveStream stream;
  private volatile boolean network = true;
  private volatile boolean wifi = true;
  // Whether the radio is in a network. A lock that was given none is in that of its maker's hall.
  private volatile boolean joined = true;

  private volatile boolean given;
  private volatile boolean powered;
  private volatile @Nullable DeviceLink link;
  private @Nullable StatusHint told;

  private ConnectedLock(LockDevice device, LinkThreads threads, LinkSetup setup)
      throws IOException {
    this.device = device;
    this.threads = threads;
    this.setup = setup;
    this.radio = new Radio(device, EntropySource.secure(random));
    this.uplink = new Uplink(device);
    this.stream =
        new LiveStream(device, threads, EntropySource.secure(random), setup.outdoors(), this::send);
    this.server = setup.radio().isPresent() ? listen(setup.radio().get()) : null;
    this.calls = new LinkedCalls(device, threads, random);
    try {
      this.accessories = accessories(setup.accessories());
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Connects a lock; device and threads stay the caller's.
  ///
  /// @throws IOException if its radio cannot listen where it should; the message says why
  public static ConnectedLock connect(LockDevice device, LinkThreads threads, LinkSetup setup)
      throws IOException {
    ConnectedLock lock = new ConnectedLock(device, threads, setup);
    device.observe(lock::observe);
    device.follow(lock::follow);
    lock.power(device.view().powered());
    return lock;
  }

  private @Nullable Accessories accessories(Optional<Accessories.Place> place) {
    return server == null || place.isEmpty()
        ? null
        : Accessories.beside(device, place.get(), threads, server.address(), random);
  }

  private NearLinkServer listen(InetSocketAddress address) throws IOException {
    return NearLinkServer.start(threads, address, radio, radio, radio, NearLinkPolicy.STANDARD);
  }

  /// The lock itself.
  public LockDevice device() {
    return device;
  }

  /// Where its radio listens, if it has one.
  public Optional<InetSocketAddress> radioAddress() {
    return Optional.ofNullable(server).map(NearLinkServer::address);
  }

  /// The devices beside it, if it may have any.
  public Optional<Accessories> accessories() {
    return Optional.ofNullable(accessories);
  }

  /// Lets its radio hear another lock's, which it calls when the two are linked.
  ///
  /// @throws IllegalArgumentException if it hears too many
  public void hear(Neighbour neighbour) {
    calls.place(neighbour);
  }

  /// The other locks that its radio hears, in reach or not.
  public List<Neighbour> neighbours() {
    return calls.neighbours();
  }

  /// How far the phones are.
  ///
  /// @return metres
  public double distance() {
    return radio.distance();
  }

  /// Moves the phones.
  ///
  /// @param metres 0 or more; the radio reaches 50
  public void moveTo(double metres) {
    if (!(metres >= 0)) {
      throw new IllegalArgumentException("distance must not be negative metres=" + metres);
    }
    radio.move(metres);
    rangeChanged();
  }

  /// Whether the companion is connected.
  public boolean online() {
    return uplink.online();
  }

  /// Whether there is a network that could reach the companion.
  public boolean network() {
    return network;
  }

  /// Cuts the network, or brings it back.
  public CompletableFuture<Void> switchNetwork(boolean on) {
    network = on;
    return switchLinks();
  }

  /// A wireless network is heard so from now on where the lock hangs.
  public void hear(String name, AccessPoint point) {
    surroundings.hear(name, point);
  }

  private void send(Octets frame) {
    DeviceLink open = link;
    if (open != null) {
      open.frame(frame);
    }
  }

  /// What the machine has to say about it, a receipt among it, still goes over the link that stood.
  private void join(WifiNetwork wanted) {
    WifiOutcome outcome = surroundings.join(wanted);
    device
        .cause(new LockInput.NetworkTried(wanted, outcome))
        .whenComplete((_, _) -> tried(outcome));
  }

  private void tried(WifiOutcome outcome) {
    joined = outcome == WifiOutcome.JOINED || (joined && !given);
    given |= outcome == WifiOutcome.JOINED;
    var _ = switchLinks();
  }

  private void observe(Sign sign) {
    if (sign instanceof Sign.Power(boolean on)) {
      power(on);
    }
  }

  private void power(boolean on) {
    powered = on;
    wifi = true;
    if (!on) {
      stream.end();
    }
    radio.power(on);
    rangeChanged();
    var _ = switchLinks();
  }

  /// Opens or closes the way to the companion, as power and network are when its turn comes.
  private CompletableFuture<Void> switchLinks() {
    return CompletableFuture.runAsync(
        () -> {
          boolean wanted = network && wifi && joined && powered && setup.companion().isPresent();
          DeviceLink open = link;
          if (wanted && open == null) {
            open();
          } else if (!wanted && open != null) {
            link = null;
            open.close();
          }
        },
        switching);
  }

  private synchronized void open() {
    told = null;
    link = DeviceLink.open(setup.companion().orElseThrow(), threads, uplink, uplink, random);
    device.view().mind().ifPresent(this::report);
  }

  private void rangeChanged() {
    if (server != null) {
      server.distanceChanged();
    }
  }

  private void follow(Decision decision) {
    DeviceLink open = link;
    for (LockEffect effect : decision.effects()) {
      if (effect instanceof LockEffect.EraseEverything && server != null) {
        server.disconnectAll();
      }
      if (effect instanceof LockEffect.OpenLinked wanted) {
        calls.open(wanted, decision.next().stored());
      }
      if (effect instanceof LockEffect.RecordEvent && open != null) {
        open.eventsWaiting();
      }
    }
    decision.effects().forEach(this::wireless);
    report(decision.next());
  }

  private void wireless(LockEffect effect) {
    switch (effect) {
      case LockEffect.JoinNetwork(var wanted) -> join(wanted);
      case LockEffect.SwitchWifi(boolean on) -> {
        wifi = on;
        var _ = switchLinks();
      }
      case LockEffect.StartView(var view) -> stream.start(view);
      case LockEffect.EndView() -> stream.end();
      default -> {
        // The device does it.
      }
    }
  }

  private synchronized void report(LockState state) {
    StatusHint hint = hint(state);
    DeviceLink open = link;
    if (open != null && !hint.equals(told)) {
      told = hint;
      open.report(hint);
    }
  }

  private static StatusHint hint(LockState state) {
    return new StatusHint(
        state.live().supply().percent().orElse(0),
        state.live().doorway().bolt(),
        state.live().doorway().leaf(),
        state.stored().modes().operating());
  }

  /// Ends both links; the lock goes on by itself. Ending them again changes nothing.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    stream.end();
    switchNetwork(false).orTimeout(CLOSE_SECONDS_MAX, TimeUnit.SECONDS).join();
    switching.shutdown();
    if (server != null) {
      server.close();
    }
    calls.close();
    if (accessories != null) {
      accessories.close();
    }
  }
}
