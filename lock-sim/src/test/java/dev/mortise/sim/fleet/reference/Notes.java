package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.Reply;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.fleet.FleetObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was seen of a lock: its events, each held against the one before, and what its motor did.
final class Notes implements FleetObserver {

  private final Runnable beforeLooking;
  private final Reached reached;
  private final Set<VisitorReference> opened = new HashSet<>();
  final List<LockEvent> events = new ArrayList<>();
  final List<Reply> replies = new ArrayList<>();
  int withdrawals;
  int openings;
  int wrongTries;
  int lockOuts;
  int lockOutAlarms;
  private long sequence;
  private Octets newest = Octets.adopt(new byte[Sha256.SIZE]);
  private boolean chained;

  /// @param beforeLooking is run at every decision, in its moment
  /// @param reached is told of every event and every refusal
  Notes(Runnable beforeLooking, Reached reached) {
    this.beforeLooking = beforeLooking;
    this.reached = reached;
  }

  void turnThePage() {
    events.clear();
    replies.clear();
    withdrawals = 0;
  }

  /// The place that the lock has given to what was just enrolled.
  Optional<Integer> added(CredentialKind kind) {
    return events.stream()
        .filter(LockEvent.CredentialChange.class::isInstance)
        .map(LockEvent.CredentialChange.class::cast)
        .filter(event -> event.change() == Change.ADDED && event.credential().kind() == kind)
        .map(event -> event.credential().index())
        .findFirst();
  }

  Optional<Reply> lastReply() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.getLast());
  }

  @Override
  public void decided(LockInput input, Decision decision) {
    beforeLooking.run();
    for (LockEffect effect : decision.effects()) {
      if (effect instanceof LockEffect.RecordEvent(JournalEntry entry)) {
        note(entry);
      } else if (effect instanceof LockEffect.Answer(_, Reply reply)) {
        replies.add(reply);
        reached.add("receipt " + LifePhone.result(reply));
      }
    }
    assertEquals(sequence, decision.next().stored().journal().sequence());
  }

  private void note(JournalEntry entry) {
    EventMessage message = decode(entry);
    if (chained) {
      assertEquals(sequence + 1, message.sequence(), "an event is missing");
      assertEquals(newest, message.previous(), "the chain is broken");
    }
    chained = true;
    sequence = message.sequence();
    newest = Octets.adopt(Sha256.of(entry.payload().copy()));
    LockEvent event = message.event();
    events.add(event);
    reached.add(Reached.nameOf(event));
    switch (event) {
      case LockEvent.Operation(var operation, var source, _, _, _) ->
          openings += operation == LockOperation.UNLOCK && !isByHand(source) ? 1 : 0;
      case LockEvent.OperationRefused refused -> wrongTries += isWrongTry(refused) ? 1 : 0;
      case LockEvent.SystemLock(boolean on) -> lockOuts += on ? 1 : 0;
      case LockEvent.VisitorPasscodeUsed(var reference) ->
          assertTrue(opened.add(reference), "a one-time code opened twice");
      case LockEvent.Alarm(var code) ->
          lockOutAlarms += code == AlarmCode.WRONG_CODE_ENTRY_LIMIT ? 1 : 0;
      default -> {
        // It is counted nowhere.
      }
    }
  }

  private static boolean isByHand(OperationSource source) {
    return source == OperationSource.MECHANICAL_KEY || source == OperationSource.INSIDE_HANDLE;
  }

  private static boolean isWrongTry(LockEvent.OperationRefused refused) {
    return refused.error() == OperationError.INVALID_CREDENTIAL
        || (refused.error() == OperationError.TIME_UNKNOWN
            && refused.user().isEmpty()
            && refused.key().isEmpty());
  }

  private static EventMessage decode(JournalEntry entry) {
    try {
      return EventMessage.decode(entry.payload());
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void drives(boolean extend) {
    withdrawals += extend ? 0 : 1;
  }
}
