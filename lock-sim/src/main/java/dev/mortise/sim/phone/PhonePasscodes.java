package dev.mortise.sim.phone;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.phone.companion.NotedPasscode;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PasscodeNote;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import dev.mortise.visitor.OneTimePasscode;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorWindow;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one-time visitor passcodes that a phone makes for a lock (LK-19). Making one takes a word to
/// nobody: neither the lock nor the companion has to be reached.
public final class PhonePasscodes {

  private static final CborLimits EPOCH = CborLimits.ofBytes(16);
  private static final Duration HOUR = Duration.ofHours(1);

  /// A lock accepts a code of its own hour and of the 25 before.
  private static final Duration LIFE = HOUR.multipliedBy(VisitorWindow.HOURS_BEFORE + 1);

  private final PhoneLock lock;
  private final PhoneFile file;
  private final Reach reach;
  private final InstantSource clock;
  private final SecureRandom random;

  PhonePasscodes(
      PhoneLock lock, PhoneFile file, Reach reach, InstantSource clock, SecureRandom random) {
    this.lock = lock;
    this.file = file;
    this.reach = reach;
    this.clock = clock;
    this.random = random;
  }

  /// Turns one-time passcodes on at the lock, or makes all that this phone gave out worthless and
  /// begins anew.
  public Outcome turnOn() throws PhoneUnusable {
    Outcome outcome = lock.command(new CommandArguments.RaiseVisitorEpoch());
    if (!(outcome instanceof Outcome.Done(var receipt))) {
      return outcome;
    }
    Optional<VisitorEpoch> epoch = receipt.data().flatMap(PhonePasscodes::epoch);
    if (epoch.isEmpty()) {
      return new Outcome.NotVerified("the lock's receipt does not name the new series");
    }
    lock.remember(known -> known.visitors(VisitorIssue.begin(epoch.get())));
    return outcome;
  }

  private static Optional<VisitorEpoch> epoch(Octets data) {
    try {
      return Cbor.decode(data, EPOCH) instanceof CborInt(long number)
              && number > 0
              && number <= Integer.MAX_VALUE
          ? Optional.of(new VisitorEpoch((int) number))
          : Optional.empty();
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  /// What came of making a passcode.
  public sealed interface Making {

    /// A passcode. It opens once, from now on.
    ///
    /// @param reference its name, which tells nothing of its digits
    /// @param until when the lock stops accepting it, if its clock is right
    record Made(OneTimePasscode passcode, VisitorReference reference, Instant until)
        implements Making {}

    /// One-time passcodes are off: an administrator's phone turns them on.
    record Off() implements Making {}

    /// As many were made in this hour as there are.
    ///
    /// @param next when there are more
    record NoMore(Instant next) implements Making {}
  }

  /// Makes a passcode. That it was made is durable before it is shown, so that none is shown twice.
  ///
  /// @param label what it is for, at most [PasscodeLabel#LENGTH_MAX] characters; only this phone
  ///   can read it
  public Making make(String label) throws PhoneUnusable {
    if (label.codePointCount(0, label.length()) > PasscodeLabel.LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a label has at most " + PasscodeLabel.LENGTH_MAX + " characters");
    }
    Instant now = clock.instant();
    return file.decide(memory -> made(memory, label, now));
  }

  private PhoneFile.Decided<Making> made(PhoneMemory memory, String label, Instant now) {
    Optional<PairedLock> known = memory.lock(lock.id());
    Optional<VisitorIssue> issue = known.flatMap(PairedLock::visitors);
    if (known.isEmpty() || issue.isEmpty()) {
      return new PhoneFile.Decided<>(memory, new Making.Off());
    }
    Optional<VisitorIssue.Made> made = issue.get().next(memory.keys(), known.get().identity(), now);
    if (made.isEmpty()) {
      Instant next = issue.get().hour().begin().plus(HOUR);
      return new PhoneFile.Decided<>(memory, new Making.NoMore(next));
    }
    VisitorReference reference = made.get().reference();
    VisitorIssue after = made.get().next();
    Octets sealed = new PasscodeLabel(memory.keys(), lock.id()).seal(label, reference, random);
    List<PasscodeNote> unnoted = new ArrayList<>(known.get().unnoted());
    unnoted.add(new PasscodeNote(reference, sealed));
    return new PhoneFile.Decided<>(
        memory.with(known.get().visitors(after).unnoted(unnoted)),
        new Making.Made(made.get().passcode(), reference, after.hour().begin().plus(LIFE)));
  }

  /// Tells the companion of the passcodes that it was not told of yet.
  public void note() throws PhoneUnusable, CompanionFailed {
    PhoneMemory memory = file.memory();
    Optional<SignedIn> companion = companion(memory);
    if (companion.isEmpty()) {
      return;
    }
    for (PasscodeNote note : lock.known().unnoted()) {
      try {
        companion.get().note(lock.id(), note.reference(), note.label());
      } catch (CompanionFailed e) {
        if (e.reason() != CompanionFailed.Reason.REFUSED) {
          throw e;
        }
        // It knows of this one already, or wants no more: asking again changes nothing.
      }
      lock.remember(known -> known.unnoted(without(known.unnoted(), note)));
    }
  }

  private static List<PasscodeNote> without(List<PasscodeNote> notes, PasscodeNote noted) {
    return notes.stream().filter(note -> !note.equals(noted)).toList();
  }

  /// A passcode as the phone lists it.
  ///
  /// @param label what it is for; empty if another phone made it
  public record Listed(NotedPasscode noted, Optional<String> label) {}

  /// The passcodes that the companion was told of, with what became of them.
  public List<Listed> list() throws PhoneUnusable, CompanionFailed {
    PhoneMemory memory = file.memory();
    Optional<SignedIn> companion = companion(memory);
    if (companion.isEmpty()) {
      return List.of();
    }
    PasscodeLabel labels = new PasscodeLabel(memory.keys(), lock.id());
    return companion.get().passcodes(lock.id()).stream()
        .map(noted -> new Listed(noted, labels.open(noted.label(), noted.reference())))
        .toList();
  }

  private Optional<SignedIn> companion(PhoneMemory memory) {
    return memory.session().map(session -> new SignedIn(session, reach.client()));
  }
}
