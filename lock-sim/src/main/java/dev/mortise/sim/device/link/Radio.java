package dev.mortise.sim.device.link;

import dev.mortise.authority.Channel;
import dev.mortise.authority.access.AccessList;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.link.near.LockKeys;
import dev.mortise.sim.link.near.NearLinkHandler;
import dev.mortise.sim.link.near.NearPeer;
import dev.mortise.sim.link.near.RadioRange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// What the radio knows of its lock, and the lock of its radio. Called on the link's thread.
final class Radio implements LockKeys, RadioRange, NearLinkHandler {

  private final LockDevice device;
  private final EntropySource entropy;
  private final Map<ConnectionId, AgreementKey> peers = new ConcurrentHashMap<>();
  private volatile double metres;
  private volatile boolean powered;

  Radio(LockDevice device, EntropySource entropy) {
    this.device = device;
    this.entropy = entropy;
  }

  void move(double toMetres) {
    metres = toMetres;
  }

  void power(boolean on) {
    powered = on;
    tellPeers();
  }

  /// A lock without power is out of everybody's reach. Devices are beside it: one that is not keeps
  /// silent by itself.
  @Override
  public double metres() {
    boolean beside = stored().filter(state -> hasDevice(state.access())).isPresent();
    return powered ? (beside ? 0 : metres) : Double.POSITIVE_INFINITY;
  }

  private static boolean hasDevice(AccessList access) {
    return access.keys().stream().anyMatch(key -> !key.role().isApp());
  }

  @Override
  public double metres(AgreementKey peer) {
    boolean beside =
        stored()
            .flatMap(state -> state.access().find(peer))
            .filter(key -> !key.role().isApp())
            .isPresent();
    return powered ? (beside ? 0 : metres) : Double.POSITIVE_INFINITY;
  }

  double distance() {
    return metres;
  }

  @Override
  public LockId lock() {
    return device.id();
  }

  /// The lock's pair; without power a stranger's, with which no handshake succeeds.
  @Override
  public AgreementKeyPair agreementKeys() {
    return stored().map(state -> state.identity().agreement()).orElseGet(this::ephemeral);
  }

  @Override
  public AgreementKeyPair ephemeral() {
    return AgreementKeyPair.generate(entropy.next(), "near ephemeral");
  }

  @Override
  public boolean isEnrolled(AgreementKey key) {
    return stored().flatMap(state -> state.access().find(key)).isPresent();
  }

  private Optional<StoredState> stored() {
    return device.view().mind().map(LockState::stored);
  }

  @Override
  public void onConnected(NearPeer peer) {
    peers.put(peer.connection(), peer.key());
    tellPeers();
  }

  @Override
  public void onDisconnected(NearPeer peer) {
    peers.remove(peer.connection());
    tellPeers();
  }

  private void tellPeers() {
    device.cause(new LockInput.NearPeersChanged(Map.copyOf(peers)));
  }

  @Override
  public CompletionStage<Octets> onRequest(NearPeer peer, Octets request) {
    return device.ask(Channel.NEAR, peer.connection(), request);
  }
}
