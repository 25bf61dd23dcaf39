package dev.mortise.sim.phone;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingDigits;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.Companion;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PairingDialogue;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/// A phone: what a person holds. Its locks are [PhoneLock]s.
///
/// Calls block until the other end answered or a bound is reached. A lock's words come as values; a
/// companion that fails, or a memory that cannot be used, as exceptions.
public final class Phone {

  private final PhoneFile file;
  private final Reach reach;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Ways ways;

  public Phone(PhoneFile file, Reach reach, InstantSource clock, SecureRandom random) {
    this(file, reach, clock, random, _ -> {});
  }

  /// @param detours is told, in a sentence without its full stop, each time a lock is not where its
  ///   radio port was said to be and the phone goes through the companion
  public Phone(
      PhoneFile file,
      Reach reach,
      InstantSource clock,
      SecureRandom random,
      Consumer<String> detours) {
    this.file = file;
    this.reach = reach;
    this.clock = clock;
    this.random = random;
    this.ways = new Ways(reach, clock, random, detours);
  }

  /// What the phone remembers.
  public PhoneMemory memory() throws PhoneUnusable {
    return file.memory();
  }

  /// Makes an account and signs in to it.
  ///
  /// @param password UTF-8
  public Session register(CompanionAddress companion, String email, SecretBytes password)
      throws CompanionFailed, PhoneUnusable {
    new Companion(companion, reach.client()).register(email, password);
    try {
      return signIn(companion, email, password);
    } catch (CompanionFailed e) {
      throw e.reason() == Reason.REFUSED
          ? new CompanionFailed(
              Reason.REFUSED,
              e.sentence()
                  + "; if you have an account there already, sign in to it: app login "
                  + email,
              e)
          : e;
    }
  }

  /// Signs in.
  ///
  /// @param password UTF-8
  public Session signIn(CompanionAddress companion, String email, SecretBytes password)
      throws CompanionFailed, PhoneUnusable {
    Session session =
        new Companion(companion, reach.client())
            .signIn(email, password, file.memory().keys().signing());
    file.change(memory -> memory.signedIn(session));
    return session;
  }

  /// What came of signing out. The phone is signed out in each case.
  public sealed interface SigningOut {

    /// It was not signed in.
    record NotSignedIn() implements SigningOut {}

    /// The session is over.
    record Over() implements SigningOut {}

    /// The companion was not told, so the session goes on there until it ends by itself. Nobody has
    /// its token any more.
    record NotTold(Session session, CompanionFailed failure) implements SigningOut {}
  }

  /// Signs out here, and at the companion if it can be reached.
  public SigningOut signOut() throws PhoneUnusable {
    Optional<Session> session = file.memory().session();
    file.change(PhoneMemory::signedOut);
    if (session.isEmpty()) {
      return new SigningOut.NotSignedIn();
    }
    try {
      new SignedIn(session.get(), reach.client()).signOut();
      return new SigningOut.Over();
    } catch (CompanionFailed e) {
      return e.reason() == Reason.SIGNED_OUT
          ? new SigningOut.Over()
          : new SigningOut.NotTold(session.get(), e);
    }
  }

  /// The companion, if the phone is signed in.
  public Optional<SignedIn> companion() throws PhoneUnusable {
    return file.memory().session().map(session -> new SignedIn(session, reach.client()));
  }

  /// What came of pairing.
  public sealed interface Pairing {

    /// The phone is enrolled.
    ///
    /// @param digits the lock's screen shows the same with the phone's name, or somebody else was
    ///   enrolled; empty where an invitation was redeemed, which the screen shows nothing of
    /// @param wireless what the lock says of the network that it was told; empty if it was told
    ///   none
    record Paired(PairedLock lock, Optional<PairingDigits> digits, Optional<String> wireless)
        implements Pairing {}

    /// It is not, or not known to be.
    record NotPaired(Outcome outcome) implements Pairing {}
  }

  /// Enrols this phone at a lock, and names it no wireless network.
  ///
  /// @param name what the phone's owner calls the lock
  /// @param carried the signed invitation, where the newcomer carries it; otherwise the companion
  ///   is asked for it
  public Pairing pair(PairingCode code, DisplayName name, Optional<Octets> carried)
      throws CompanionFailed, PhoneUnusable {
    return pair(code, name, carried, Optional.empty());
  }

  /// Enrols this phone at a lock, as administrator by the code on the lock's screen, or in the role
  /// of an invitation. An administrator's phone sets the lock's time right after.
  ///
  /// @param name what the phone's owner calls the lock
  /// @param carried the signed invitation, where the newcomer carries it; otherwise the companion
  ///   is asked for it
  /// @param wifi the wireless network that the lock shall join, where the code is its screen's
  public Pairing pair(
      PairingCode code, DisplayName name, Optional<Octets> carried, Optional<WifiNetwork> wifi)
      throws CompanionFailed, PhoneUnusable {
    PhoneMemory memory = file.memory();
    if (memory.session().isEmpty()) {
      return notPaired(
          "the phone is not signed in, and a lock belongs to an account; sign in:"
              + " app login EMAIL");
    }
    Session session = memory.session().get();
    Optional<Octets> invitation = carried;
    if (code.invitation().isPresent() && carried.isEmpty()) {
      invitation = Optional.of(invitation(session, code.invitation().get()));
    }
    LockIdentity lock =
        new LockIdentity(
            code.lock(), code.generation(), new PartyKeys(code.signingKey(), code.agreementKey()));
    try (Way way = ways.to(lock, memory)) {
      Optional<LockRoute> route = way.route();
      return route.isEmpty()
          ? notPaired(way.why())
          : ended(
              new PairingDialogue(memory.keys(), route.get(), random)
                  .pair(code, session.account(), memory.name(), invitation, wifi),
              name,
              new Dialogue(memory.keys(), lock, route.get(), random));
    }
  }

  private Octets invitation(Session session, PairingCode.Redeems redeems) throws CompanionFailed {
    try {
      return new SignedIn(session, reach.client()).invitation(redeems.serial());
    } catch (CompanionFailed e) {
      throw e.reason() == Reason.NOT_FOUND
          ? new CompanionFailed(
              Reason.NOT_FOUND,
              "the companion has no such invitation any more; ask for another, or bring the signed"
                  + " part: --invitation FILE",
              e)
          : e;
    }
  }

  private Pairing ended(PairingDialogue.Ended ended, DisplayName name, Dialogue dialogue)
      throws PhoneUnusable {
    return switch (ended) {
      case PairingDialogue.Ended.NotPaired(Outcome outcome) -> new Pairing.NotPaired(outcome);
      case PairingDialogue.Ended.Paired(
              LockIdentity lock,
              KeyRole role,
              var digits,
              var wireless) -> {
        PairedLock paired =
            file.decide(
                before -> {
                  PairedLock next = paired(before, lock, role, name);
                  return new PhoneFile.Decided<>(before.with(next), next);
                });
        new LockTime(clock).begin(dialogue, role);
        yield new Pairing.Paired(paired, digits, wireless);
      }
    };
  }

  private PairedLock paired(PhoneMemory before, LockIdentity lock, KeyRole role, DisplayName name) {
    PairedLock paired =
        before
            .lock(lock.lock())
            .map(known -> known.paired(lock, role).called(name))
            .orElseGet(() -> PairedLock.begin(lock, role, name));
    return reach.radio().map(paired::radio).orElse(paired);
  }

  private static Pairing notPaired(String why) {
    return new Pairing.NotPaired(new Outcome.NoReceipt(why, Duration.ZERO));
  }

  /// A lock that this phone is paired with.
  public Optional<PhoneLock> lock(LockId lock) throws PhoneUnusable {
    return file.memory().lock(lock).map(_ -> new PhoneLock(file, lock, reach, ways, clock, random));
  }

  /// Forgets a lock. Its key stays enrolled there until it is revoked.
  public void forget(LockId lock) throws PhoneUnusable {
    file.change(memory -> memory.without(lock));
  }
}
