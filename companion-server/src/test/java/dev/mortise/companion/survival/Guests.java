package dev.mortise.companion.survival;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.Reach.Wanted;
import dev.mortise.sim.phone.dialogue.Host;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Those who are let in for a day, and out again.
final class Guests {

  /// A lock has room for 16 apps.
  private static final int GUESTS_MAX = 8;

  private record Invited(String name, PairingCode code) {}

  private record Enrolled(String name, KeyId key) {}

  private final Household household;
  private final Ledger ledger;
  private final Deque<Invited> invited = new ArrayDeque<>();
  private final Deque<Enrolled> enrolled = new ArrayDeque<>();
  private int count;
  private boolean redeemedBefore;

  Guests(Household household) {
    this.household = household;
    this.ledger = household.ledger;
  }

  List<Moment> possible() {
    List<Moment> possible = new ArrayList<>();
    if (!invited.isEmpty()) {
      possible.add(Moment.REDEMPTION);
    } else if (count < GUESTS_MAX) {
      possible.add(Moment.INVITATION);
    }
    if (!enrolled.isEmpty()) {
      possible.add(Moment.GUEST_DOOR);
      possible.add(Moment.REVOCATION);
    }
    return possible;
  }

  void invite() throws CutOff {
    Instant now = Instant.now();
    Host.Guest guest =
        new Host.Guest(
            KeyRole.VISITOR,
            Optional.empty(),
            Set.of(Operation.UNLOCK, Operation.LOCK),
            now,
            Optional.of(now.plus(Duration.ofDays(1))),
            now.plus(Duration.ofHours(2)));
    PhoneLock.Handout handout = Household.ask(() -> household.lock(Wanted.NEAR).invite(guest));
    if (handout.notKept().isPresent()) {
      throw new CutOff(handout.notKept().get());
    }
    count++;
    redeemedBefore = false;
    invited.add(new Invited("guest-" + count, handout.invited().code()));
  }

  /// What the companion has kept and the lock has not seen must be good for a key; once.
  void redeem() throws CutOff {
    Invited guest = invited.getFirst();
    Phone phone = Household.ask(() -> household.phone(guest.name(), Wanted.NEAR));
    KeyId key =
        Household.ask(
            () -> {
              var _ = household.account(phone, guest.name());
              return Household.key(phone);
            });
    boolean again = redeemedBefore;
    redeemedBefore = true;
    Phone.Pairing pairing =
        Household.ask(() -> phone.pair(guest.code(), new DisplayName("door"), Optional.empty()));
    switch (pairing) {
      case Phone.Pairing.NotPaired(Outcome.Refused(Refusal reason, _))
          when again && reason == Refusal.INVITATION_USED ->
          // The lock had enrolled this very phone when the receipt was lost.
          invited.removeFirst();
      case Phone.Pairing.NotPaired(Outcome outcome) -> {
        var _ = household.done(outcome);
      }
      case Phone.Pairing.Paired _ -> {
        invited.removeFirst();
        ledger.keys.add(key);
        enrolled.add(new Enrolled(guest.name(), key));
      }
    }
  }

  void open() throws CutOff {
    ledger.wrongTries = 0;
    String name = enrolled.getFirst().name();
    var _ = household.done(open(name));
  }

  private Outcome open(String name) throws CutOff {
    return Household.ask(
        () ->
            Household.lock(household.phone(name, Wanted.NEAR))
                .command(new CommandArguments.Unlock()));
  }

  void revoke() throws CutOff {
    Enrolled guest = enrolled.removeFirst();
    ledger.keys.remove(guest.key());
    Revocation.Target target = new Revocation.Target.OfKey(guest.key());
    var _ = household.done(Household.ask(() -> household.lock(Wanted.NEAR).revoke(target)));
    ledger.revokedKeys.add(guest.key());
    Outcome refused = open(guest.name());
    assertTrue(
        refused instanceof Outcome.Refused || refused instanceof Outcome.NoReceipt,
        () -> "a key that was taken away opens: " + refused);
  }
}
