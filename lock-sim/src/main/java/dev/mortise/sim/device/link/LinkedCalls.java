package dev.mortise.sim.device.link;

import dev.mortise.authority.device.LinkedLock;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.near.NearLinkPolicy;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.route.NearRoute;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.tinylog.Logger;

/// Calls linked locks nearby: this lock's radio as the one that calls. What is asked, and for whom,
/// the machine has decided; the other lock gives a challenge and decides for itself.
final class LinkedCalls implements AutoCloseable {

  /// As many neighbours as a radio knows.
  static final int NEIGHBOURS_MAX = 8;

  /// As many calls are under way; more are given up at once.
  private static final int CALLS_MAX = 8;

  private final LockDevice device;
  private final LinkThreads threads;
  private final SecureRandom random;
  private final List<Neighbour> neighbours = new CopyOnWriteArrayList<>();
  private final Semaphore places = new Semaphore(CALLS_MAX);
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("linked-call-", 0).factory());

  LinkedCalls(LockDevice device, LinkThreads threads, SecureRandom random) {
    this.device = device;
    this.threads = threads;
    this.random = random;
  }

  /// Puts another lock's radio at this distance, or forgets where the same one was before.
  void place(Neighbour neighbour) {
    neighbours.removeIf(known -> known.radio().equals(neighbour.radio()));
    if (neighbours.size() == NEIGHBOURS_MAX) {
      throw new IllegalArgumentException("a radio knows 8 neighbours");
    }
    neighbours.add(neighbour);
  }

  List<Neighbour> neighbours() {
    return List.copyOf(neighbours);
  }

  /// Has a linked lock open along. On the lock's thread, which does not wait.
  void open(LockEffect.OpenLinked wanted, StoredState stored) {
    AgreementKeyPair own = stored.identity().agreement();
    if (!places.tryAcquire()) {
      report(wanted, false);
      return;
    }
    try {
      calls.execute(() -> callAndReport(wanted, own));
    } catch (RejectedExecutionException e) {
      places.release();
      report(wanted, false);
    }
  }

  private void callAndReport(LockEffect.OpenLinked wanted, AgreementKeyPair own) {
    try {
      report(wanted, opened(wanted, own));
    } finally {
      places.release();
    }
  }

  /// Whoever opened the door hears of a call that fails, however it does.
  private boolean opened(LockEffect.OpenLinked wanted, AgreementKeyPair own) {
    try {
      return call(wanted, own);
    } catch (RuntimeException e) {
      Logger.warn(e, "a linked lock could not be called lock={}", wanted.link().lock());
      return false;
    }
  }

  private void report(LockEffect.OpenLinked wanted, boolean opened) {
    device.cause(new LockInput.LinkedReported(wanted.link().lock(), opened));
  }

  /// A radio does not know which of its neighbours the lock is: it calls those in reach, and the
  /// handshake ends with all but the right one.
  private boolean call(LockEffect.OpenLinked wanted, AgreementKeyPair own) {
    for (Neighbour neighbour : neighbours) {
      if (neighbour.metres() <= NearLinkPolicy.STANDARD.rangeMetres()) {
        Optional<Outcome> outcome = call(neighbour, wanted, own);
        if (outcome.isPresent()) {
          Logger.debug(
              "linked lock called lock={} why={}", wanted.link().lock(), outcome.get().why());
          return outcome.get() instanceof Outcome.Done;
        }
      }
    }
    return false;
  }

  private Optional<Outcome> call(
      Neighbour neighbour, LockEffect.OpenLinked wanted, AgreementKeyPair own) {
    LockIdentity other = identity(wanted.link());
    try (NearRoute route = NearRoute.call(threads, neighbour.radio(), other, own, random)) {
      Dialogue dialogue = new Dialogue(device.signer(), other, route, random);
      return Optional.of(dialogue.command(new UnlockAsLinked(wanted.user())));
    } catch (NoWord e) {
      return Optional.empty();
    }
  }

  private static LockIdentity identity(LinkedLock link) {
    return new LockIdentity(
        link.lock(), link.generation(), new PartyKeys(link.signingKey(), link.agreementKey()));
  }

  /// Begins no more calls. One that is under way ends by itself within the near link's bounds, and
  /// finds nobody to tell.
  @Override
  public void close() {
    calls.shutdown();
  }
}
