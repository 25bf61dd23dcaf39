package dev.mortise.companion;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.mortise.companion.account.AccountApi;
import dev.mortise.companion.account.SessionGate;
import dev.mortise.companion.account.SessionPolicy;
import dev.mortise.companion.event.EventApi;
import dev.mortise.companion.event.EventBell;
import dev.mortise.companion.event.EventIntake;
import dev.mortise.companion.http.Api;
import dev.mortise.companion.http.Route;
import dev.mortise.companion.http.dispatch.Dispatcher;
import dev.mortise.companion.http.dispatch.Origins;
import dev.mortise.companion.http.dispatch.StoredAnswers;
import dev.mortise.companion.http.dispatch.StreamPlaces;
import dev.mortise.companion.http.operation.OperationRoutes;
import dev.mortise.companion.http.operation.ReadyCheck;
import dev.mortise.companion.http.transport.OwnAuthority;
import dev.mortise.companion.http.transport.TlsIdentity;
import dev.mortise.companion.http.transport.Transport;
import dev.mortise.companion.http.wire.HttpPolicy;
import dev.mortise.companion.http.wire.HttpServer;
import dev.mortise.companion.http.wire.Listener;
import dev.mortise.companion.link.DeviceListener;
import dev.mortise.companion.link.ListenerIdentity;
import dev.mortise.companion.lock.LockApi;
import dev.mortise.companion.lock.LockDirectory;
import dev.mortise.companion.lock.LockGateway;
import dev.mortise.companion.lock.attempt.AttemptPolicy;
import dev.mortise.companion.lock.attempt.Attempts;
import dev.mortise.companion.lock.firmware.CourierPolicy;
import dev.mortise.companion.lock.firmware.FirmwareApi;
import dev.mortise.companion.lock.firmware.FirmwareCourier;
import dev.mortise.companion.lock.firmware.FirmwareFolder;
import dev.mortise.companion.lock.notice.NoticeApi;
import dev.mortise.companion.lock.notice.VideoNotice;
import dev.mortise.companion.lock.notice.ViewConsent;
import dev.mortise.companion.lock.view.ViewApi;
import dev.mortise.companion.lock.view.ViewPolicy;
import dev.mortise.companion.lock.view.Views;
import dev.mortise.companion.pairing.PairingApi;
import dev.mortise.companion.sharing.SharingApi;
import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.IdSource;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.StorePolicy;
import dev.mortise.companion.store.sqlite.SqliteStore;
import dev.mortise.companion.visitor.VisitorApi;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// One companion in one process.
public final class Companion implements AutoCloseable {

  private static final int STREAMS = 10_000;
  private static final int STREAMS_PER_ACCOUNT = 16;

  private final CompanionSettings settings;
  private final Parts parts;
  private final TlsIdentity identity;
  private final OwnAuthority authority;
  private final HttpServer http;
  private List<Route<?>> routes = List.of();
  private final Optional<DeviceListener> devices;

  private Companion(CompanionSettings settings, InstantSource clock, Parts parts)
      throws IOException {
    this.settings = settings;
    this.parts = parts;
    DataFolder folder = parts.keep(DataFolder.open(settings.data()));
    // Takes about as long as the store, and waits for nothing of it.
    DeviceListener.load();
    this.authority = new OwnAuthority(folder.path().resolve("tls"));
    this.identity =
        settings.tls().isPresent()
            ? settings.tls().get()
            : authority.identity(settings.hosts(), clock.instant());
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var _ = parts.keep(meters::close);
    Store store = parts.keep(SqliteStore.open(folder, StorePolicy.DEFAULT, meters));
    IdSource ids = new IdSource(clock, new SecureRandom());
    LockDirectory locks = new LockDirectory();
    Attempts attempts = new Attempts(store, locks, ids, AttemptPolicy.USUAL);
    attempts.recover();
    EventBell bell = new EventBell();
    Views views = new Views(ViewPolicy.STANDARD);
    FirmwareCourier firmware =
        parts.keep(
            new FirmwareCourier(
                locks, settings.firmware().map(FirmwareFolder::new), CourierPolicy.USUAL));
    EventIntake intake = new EventIntake(store, clock, bell, firmware::call);
    this.devices =
        listenForLocks(
            new LockGateway(locks, store, intake::take, attempts, views, firmware::call));
    meters.gauge("mortise.locks.connected", locks, LockDirectory::size);
    meters.gauge("mortise.views.watched", views, Views::size);
    List<Api> apis = apis(store, ids, locks, attempts, views, firmware, bell, clock, meters);
    this.http = listenForApps(apis, store, meters, clock);
  }

  /// Starts a companion; when this returns, apps and locks can connect.
  ///
  /// @param clock the wall clock of everything it keeps and limits; timers of the network are real
  /// @throws IOException saying in one sentence what is in the way, and the way out: the folder, a
  ///   port, a file
  public static Companion start(CompanionSettings settings, InstantSource clock)
      throws IOException {
    return Parts.start(parts -> new Companion(settings, clock, parts));
  }

  private Optional<DeviceListener> listenForLocks(LockGateway gateway) throws IOException {
    if (settings.makers().isEmpty()) {
      Logger.warn("no maker is trusted, so no lock can connect; see --maker");
      return Optional.empty();
    }
    ListenerIdentity listener =
        new ListenerIdentity(identity.chain(), identity.key(), settings.makers());
    InetSocketAddress address = new InetSocketAddress(settings.bind(), settings.devicePort());
    try {
      return Optional.of(parts.keep(DeviceListener.start(address, listener, gateway)));
    } catch (BindException e) {
      throw choose(e, "--device-port");
    }
  }

  private List<Api> apis(
      Store store,
      IdSource ids,
      LockDirectory locks,
      Attempts attempts,
      Views views,
      FirmwareCourier firmware,
      EventBell bell,
      InstantSource clock,
      MeterRegistry meters) {
    Ticker ticker = () -> clock.millis() * 1_000_000;
    ViewConsent consent = new ViewConsent(store, VideoNotice.current());
    return List.of(
        new AccountApi(
                store, ids, SessionPolicy.USUAL, ownOrigins(), new SecureRandom(), ticker, meters)
            .api(),
        new LockApi(store, locks, attempts, consent).api(),
        new NoticeApi(store, consent, clock).api(),
        new ViewApi(store, attempts, views, consent, clock).api(),
        new FirmwareApi(store, firmware).api(),
        new PairingApi(store, attempts, ticker).api(),
        new SharingApi(store, attempts, clock).api(),
        new VisitorApi(store, clock).api(),
        new EventApi(store, bell).api());
  }

  private HttpServer listenForApps(
      List<Api> apis, Store store, PrometheusMeterRegistry meters, InstantSource clock)
      throws IOException {
    List<ReadyCheck> checks = List.of(new ReadyCheck("store", store::writable));
    Api operation = OperationRoutes.api(checks, meters, apis);
    this.routes =
        Stream.concat(apis.stream(), Stream.of(operation))
            .<Route<?>>flatMap(api -> api.routes().stream())
            .toList();
    Dispatcher dispatcher =
        new Dispatcher(
            routes,
            new SessionGate(store, clock, SessionPolicy.USUAL),
            new Origins(ownOrigins(), settings.origins()),
            new StoredAnswers(store, clock),
            new StreamPlaces(STREAMS, STREAMS_PER_ACCOUNT),
            meters);
    Transport transport = parts.keep(Transport.best());
    try {
      return parts.keep(HttpServer.start(listeners(), transport, dispatcher, HttpPolicy.DEFAULT));
    } catch (HttpServer.AddressTaken e) {
      throw choose(e, e.secure() ? "--https-port" : "--http-port");
    }
  }

  private static IOException choose(BindException refusal, String option) {
    return new IOException(
        "%s; stop what uses it, or choose another with %s".formatted(refusal.getMessage(), option),
        refusal);
  }

  private List<Listener> listeners() {
    List<Listener> listeners = new ArrayList<>();
    settings
        .httpsPort()
        .ifPresent(
            port ->
                listeners.add(
                    new Listener(
                        new InetSocketAddress(settings.bind(), port), Optional.of(identity))));
    settings
        .plainPort()
        .ifPresent(
            port ->
                listeners.add(
                    new Listener(new InetSocketAddress(settings.bind(), port), Optional.empty())));
    return listeners;
  }

  private Set<String> ownOrigins() {
    Stream<String> secure =
        settings.httpsPort().stream()
            .boxed()
            .flatMap(port -> settings.hosts().stream().map(host -> "https://" + host + ":" + port));
    Stream<String> plain =
        settings.plainPort().stream()
            .boxed()
            .flatMap(port -> settings.hosts().stream().map(host -> "http://" + host + ":" + port));
    return Stream.concat(secure, plain).collect(Collectors.toUnmodifiableSet());
  }

  /// Everything its API can do.
  List<Route<?>> routes() {
    return routes;
  }

  /// Where apps reach it, as a base address: with TLS if there is a port for that.
  public String baseUrl() {
    String host = settings.hosts().getFirst();
    return settings.httpsPort().isPresent()
        ? "https://" + host + ":" + settings.httpsPort().getAsInt()
        : "http://" + host + ":" + settings.plainPort().orElseThrow();
  }

  /// Where apps on this machine reach it without TLS, if they do.
  public Optional<String> plainUrl() {
    return settings.plainPort().isPresent()
        ? Optional.of("http://localhost:" + settings.plainPort().getAsInt())
        : Optional.empty();
  }

  /// Where locks reach it; empty while no maker is trusted.
  public Optional<InetSocketAddress> deviceAddress() {
    return devices.map(DeviceListener::address);
  }

  /// By what it proves itself to apps and locks.
  public TlsIdentity identity() {
    return identity;
  }

  /// The authority it made for itself, which locks and apps may trust.
  public OwnAuthority authority() {
    return authority;
  }

  /// Where it really listens for apps.
  public List<InetSocketAddress> httpAddresses() {
    return http.addresses();
  }

  /// Ends every part, the last started first.
  @Override
  public void close() {
    parts.close();
  }
}
