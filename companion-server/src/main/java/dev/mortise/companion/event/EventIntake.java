package dev.mortise.companion.event;

import dev.mortise.companion.link.LockGate.Taken;
import dev.mortise.companion.lock.KnownLock;
import dev.mortise.companion.lock.LockRows;
import dev.mortise.companion.sharing.InvitationRows;
import dev.mortise.companion.sharing.MembershipRows;
import dev.mortise.companion.store.Store;
import dev.mortise.companion.store.sql.Transaction;
import dev.mortise.companion.visitor.VisitorPasscodeRows;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalFault;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.JournalLink;
import dev.mortise.journal.JournalVerifier;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Takes a lock's event: verifies it, keeps it, and lets it change who shares the lock; all of it
/// in one unit of work, so that an acknowledged *paired* event has bound its account.
public final class EventIntake {

  private final Store store;
  private final InstantSource clock;
  private final EventBell bell;
  private final Consumer<LockId> updates;

  /// @param updates told of each lock that says something of its firmware; it must not block
  public EventIntake(Store store, InstantSource clock, EventBell bell, Consumer<LockId> updates) {
    this.store = store;
    this.clock = clock;
    this.bell = bell;
    this.updates = updates;
  }

  /// An event whose signature was verified.
  ///
  /// @param payload what the lock signed, of which the event was read
  /// @param message the payload with its signature, as it came
  private record Signed(EventMessage event, Octets payload, Octets message) {

    boolean isOfFirmware() {
      return event.event() instanceof LockEvent.Firmware;
    }

    /// The end of the journal that this event makes.
    JournalHead head() {
      return new JournalHead(event.sequence() - 1, event.previous()).after(payload);
    }
  }

  /// Takes one event; the stage completes once it is durable.
  public CompletionStage<Taken> take(LockCertificate lock, Octets message) {
    Optional<Signed> event = verified(lock, message);
    if (event.isEmpty()) {
      return CompletableFuture.completedStage(Taken.REFUSED);
    }
    return store
        .writeInCompany(transaction -> keep(transaction, lock, event.get()))
        .thenApply(
            taken -> {
              if (taken == Taken.STORED) {
                bell.ring(lock.lockId());
                if (event.get().isOfFirmware()) {
                  updates.accept(lock.lockId());
                }
              }
              return taken;
            });
  }

  private static Optional<Signed> verified(LockCertificate lock, Octets message) {
    try {
      SignatureVerdict verdict =
          CoseSign1.parse(message).verify(SignatureType.EVENT, lock.signingKey());
      if (verdict instanceof SignatureVerdict.Valid(Octets payload)) {
        EventMessage event = EventMessage.decode(payload);
        return event.lock().equals(lock.lockId())
            ? Optional.of(new Signed(event, payload, message))
            : Optional.empty();
      }
      Logger.warn("event refused lock={} verdict={}", lock.lockId(), verdict);
    } catch (MalformedCbor e) {
      Logger.warn("event refused lock={} faults={}", lock.lockId(), e.faults());
    }
    return Optional.empty();
  }

  private Taken keep(Transaction transaction, LockCertificate lock, Signed signed) {
    EventMessage event = signed.event();
    Instant now = clock.instant();
    KnownLock known =
        new LockRows(transaction)
            .find(lock.lockId())
            .orElseGet(() -> KnownLock.byFirstEvent(lock, event.generation(), now));
    if (!known.signsAs(lock)) {
      Logger.warn("event refused lock={}: its certificate names another key", lock.lockId());
      return Taken.REFUSED;
    }
    JournalVerifier verifier =
        new JournalVerifier(lock.lockId(), lock.signingKey(), known.generation(), known.newest());
    return switch (verifier.link(event, signed.payload())) {
      case JournalLink.Next _ -> add(transaction, known, signed, ChainLink.CONTINUES);
      case JournalLink.AfterGap _ -> add(transaction, known, signed, ChainLink.GAP);
      case JournalLink.Faulty(JournalFault fault) ->
          switch (fault) {
            case BROKEN_HASH -> add(transaction, known, signed, ChainLink.BROKEN);
            case ALREADY_SEEN -> again(new EventRows(transaction), signed);
            case OLDER_GENERATION, OTHER_LOCK, BAD_SIGNATURE, MALFORMED -> {
              Logger.warn("event refused lock={} fault={}", lock.lockId(), fault);
              yield Taken.REFUSED;
            }
          };
    };
  }

  private Taken add(Transaction transaction, KnownLock known, Signed signed, ChainLink chain) {
    EventMessage event = signed.event();
    Instant now = clock.instant();
    new LockRows(transaction).store(known.with(event.generation(), signed.head(), now));
    new EventRows(transaction)
        .add(
            new KeptEvent(
                event.lock(), event.sequence(), event.generation(), chain, signed.message(), now));
    heed(transaction, known, event, now);
    return Taken.STORED;
  }

  /// An event that was stored before is acknowledged again, if it is the same one; another of the
  /// same number is the word of a lock that forgot what it said.
  private static Taken again(EventRows events, Signed signed) {
    Optional<KeptEvent> kept = events.find(signed.event().lock(), signed.event().sequence());
    return kept.isPresent() && kept.get().message().equals(signed.message())
        ? Taken.STORED
        : Taken.REFUSED;
  }

  private void heed(Transaction transaction, KnownLock before, EventMessage event, Instant now) {
    LockId lock = event.lock();
    MembershipRows members = new MembershipRows(transaction);
    VisitorPasscodeRows codes = new VisitorPasscodeRows(transaction);
    InvitationRows invitations = new InvitationRows(transaction);
    if (event.generation().compareTo(before.generation()) > 0) {
      // If the reset itself is missing, this event is already the next household's own.
      boolean isReset = event.event() instanceof LockEvent.Reset;
      members.reset(lock, isReset ? event.sequence() : event.sequence() - 1, now);
      codes.forget(lock);
      invitations.forget(lock);
    }
    switch (event.event()) {
      case LockEvent.Paired paired -> {
        members.paired(lock, event.generation(), event.sequence(), paired);
        paired.serial().ifPresent(serial -> invitations.redeemed(lock, serial));
      }
      case LockEvent.KeyRevoked revoked -> members.revoked(lock, revoked.key());
      case LockEvent.VisitorPasscodeUsed used ->
          codes.change(lock, used.reference(), VisitorPasscodeRows.State.USED, now);
      case LockEvent.VisitorPasscodeRevoked revoked ->
          codes.change(lock, revoked.reference(), VisitorPasscodeRows.State.REVOKED, now);
      default -> {}
    }
  }
}
