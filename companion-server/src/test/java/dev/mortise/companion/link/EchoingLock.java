package dev.mortise.companion.link;

import dev.mortise.protocol.Octets;
import dev.mortise.sim.link.device.DeviceLinkHandler;
import dev.mortise.sim.link.device.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;

/// A lock that answers every request with the same bytes and one more.
final class EchoingLock implements DeviceLinkHandler, Outbox {
  final BlockingQueue<Boolean> changes = new LinkedBlockingQueue<>();
  final BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
  final BlockingQueue<Octets> requests = new LinkedBlockingQueue<>();
  final BlockingQueue<CompletableFuture<Octets>> unanswered = new LinkedBlockingQueue<>();
  final ConcurrentSkipListMap<Long, Octets> journal = new ConcurrentSkipListMap<>();
  volatile boolean silent;
  volatile long acknowledgedUpTo;

  @Override
  public CompletionStage<Octets> onRequest(Octets request) {
    requests.add(request);
    CompletableFuture<Octets> answer = new CompletableFuture<>();
    if (silent) {
      unanswered.add(answer);
      return answer;
    }
    return CompletableFuture.completedStage(request.plus(Octets.of((byte) 0x21)));
  }

  @Override
  public void onLinkChanged(boolean online) {
    changes.add(online);
  }

  @Override
  public Optional<Instant> wallTime() {
    return Optional.of(Instant.now());
  }

  @Override
  public CompletionStage<Long> acknowledgedUpTo() {
    return CompletableFuture.completedStage(acknowledgedUpTo);
  }

  @Override
  public CompletionStage<List<SignedEvent>> after(long sequence, int most) {
    return CompletableFuture.completedStage(
        journal.tailMap(sequence, false).entrySet().stream()
            .limit(most)
            .map(entry -> new SignedEvent(entry.getKey(), entry.getValue()))
            .toList());
  }

  @Override
  public void acknowledge(long sequence) {
    acknowledgedUpTo = sequence;
    acknowledged.add(sequence);
  }
}
