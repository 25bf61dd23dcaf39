package dev.mortise.companion.lock;

import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockGate;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.link.StatusHint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Joins the device link to the rest of the companion: arrivals to the directory, events to their
/// intake, and whatever waits for a lock to the lock.
public final class LockGateway implements LockGate {

  private final LockDirectory directory;
  private final BiFunction<LockCertificate, Octets, CompletionStage<Taken>> intake;
  private final Consumer<LockId> onArrival;

  /// @param intake takes a lock's event and completes once it is durable
  /// @param onArrival is told of each lock that connects; must not block
  public LockGateway(
      LockDirectory directory,
      BiFunction<LockCertificate, Octets, CompletionStage<Taken>> intake,
      Consumer<LockId> onArrival) {
    this.directory = directory;
    this.intake = intake;
    this.onArrival = onArrival;
  }

  @Override
  public void connected(LockConnection lock) {
    directory.arrived(lock);
    onArrival.accept(lock.lock().lockId());
  }

  @Override
  public void disconnected(LockConnection lock) {
    directory.left(lock);
  }

  @Override
  public CompletionStage<Taken> event(LockCertificate lock, Octets message) {
    return intake.apply(lock, message);
  }

  /// Nothing is made of it: its attempt has ended as unknown.
  @Override
  public CompletionStage<?> late(LockCertificate lock, Octets response) {
    Logger.debug("response after its time lock={}", lock.lockId());
    return CompletableFuture.completedStage(response);
  }

  @Override
  public void status(LockCertificate lock, StatusHint hint) {
    directory.looks(lock.lockId(), hint);
  }
}
