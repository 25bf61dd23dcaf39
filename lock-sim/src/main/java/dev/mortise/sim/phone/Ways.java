package dev.mortise.sim.phone;

import dev.mortise.sim.phone.Reach.Wanted;
import dev.mortise.sim.phone.companion.CompanionRoute;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.phone.memory.RadioAddress;
import dev.mortise.sim.phone.route.NearRoute;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Finds the way to a lock: nearby if it is in range, else through the companion, else the reasons
/// why not (D-9).
final class Ways {

  private final Reach reach;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Consumer<String> detours;

  /// @param detours is told, in a sentence, when the way is another than the radio port that was
  ///   named
  Ways(Reach reach, InstantSource clock, SecureRandom random, Consumer<String> detours) {
    this.reach = reach;
    this.clock = clock;
    this.random = random;
    this.detours = detours;
  }

  Way to(LockIdentity lock, PhoneMemory memory) {
    Optional<RadioAddress> radio =
        reach.radio().or(() -> memory.lock(lock.lock()).flatMap(known -> known.radio()));
    List<String> reasons = new ArrayList<>();
    if (reach.wanted() != Wanted.REMOTE) {
      if (radio.isPresent()) {
        try {
          return new Way.Near(near(lock, radio.get(), memory.keys()));
        } catch (NoWord e) {
          reasons.add(e.why());
        }
      } else {
        reasons.add("where the lock's radio is, is not known; name it with --near HOST:PORT");
      }
    }
    if (reach.wanted() != Wanted.NEAR) {
      Optional<Session> session = memory.session();
      if (session.filter(each -> each.mayHoldAt(clock.instant())).isPresent()) {
        if (reach.radio().isPresent() && !reasons.isEmpty()) {
          detours.accept(reasons.getFirst() + "; going through the companion instead");
        }
        return new Way.Remote(
            new CompanionRoute(new SignedIn(session.get(), reach.client()), lock.lock()));
      }
      reasons.add(
          session.isPresent()
              ? "the session at the companion is over; sign in again: app login EMAIL"
              : "the phone is not signed in to a companion; sign in: app login EMAIL");
    }
    return new Way.None(reasons);
  }

  private NearRoute near(LockIdentity lock, RadioAddress radio, PhoneKeys keys) throws NoWord {
    try {
      return NearRoute.call(reach.threads(), radio.resolve(), lock, keys, random);
    } catch (UnknownHostException e) {
      throw NoWord.unreachable("there is no host " + radio.host(), e);
    }
  }
}
