package dev.mortise.sim.device.link;

import dev.mortise.authority.Channel;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import dev.mortise.sim.link.device.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/// What the device link knows of its lock, and the lock of its device link. Called on the link's
/// thread.
final class Uplink implements DeviceLinkHandler, Outbox {

  private final LockDevice device;

  /// Connections to the companion count down from here; those of the radio count up.
  private final AtomicLong connection = new AtomicLong(-1);

  private volatile boolean online;

  Uplink(LockDevice device) {
    this.device = device;
  }

  boolean online() {
    return online;
  }

  @Override
  public CompletionStage<Octets> onRequest(Octets request) {
    return device.ask(Channel.REMOTE, new ConnectionId(connection.get()), request);
  }

  @Override
  public CompletionStage<Acknowledgement> onImage(ImageChunk piece) {
    return device.firmware().take(piece);
  }

  @Override
  public void onLinkChanged(boolean isOnline) {
    online = isOnline;
    connection.decrementAndGet();
    device.cause(new LockInput.LinkChanged(isOnline));
  }

  @Override
  public Optional<Instant> wallTime() {
    return device.view().wall();
  }

  @Override
  public CompletionStage<Long> acknowledgedUpTo() {
    return device.journal().acknowledged();
  }

  /// Signed on a thread of their own, for neither the lock nor its link has to wait for that.
  @Override
  public CompletionStage<List<SignedEvent>> after(long sequence, int most) {
    return device
        .journal()
        .from(sequence + 1, most)
        .thenApplyAsync(
            entries -> entries.stream().map(this::signed).toList(), Thread::startVirtualThread);
  }

  private SignedEvent signed(JournalEntry entry) {
    return new SignedEvent(entry.sequence(), device.journal().signed(entry));
  }

  @Override
  public void acknowledge(long sequence) {
    device.journal().acknowledge(sequence);
  }
}
