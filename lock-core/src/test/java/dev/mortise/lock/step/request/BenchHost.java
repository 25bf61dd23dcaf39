package dev.mortise.lock.step.request;

import static dev.mortise.lock.LockBench.MORNING;

import dev.mortise.authority.Operation;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.stored.Identity;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.visitor.periodic.PeriodicGrant;
import dev.mortise.visitor.periodic.PeriodicSchedule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/// A phone that makes periodic visitor passcodes, as apps do.
record BenchHost(LockBench bench, BenchPhone phone) {

  /// At any time of a month that has begun.
  static PeriodicSchedule daily() {
    return between(MORNING.minusSeconds(60), MORNING.plus(Duration.ofDays(30)));
  }

  /// At any time between these.
  static PeriodicSchedule between(Instant from, Instant until) {
    return new PeriodicSchedule(from, until, Optional.empty(), Optional.empty());
  }

  /// At these hours of the same month, on the clock of the lock's zone.
  static PeriodicSchedule weekly(Set<DayOfWeek> days, LocalTime start, LocalTime end) {
    return new PeriodicSchedule(
        daily().from(),
        daily().until(),
        Optional.of(new WeekDaySchedule(days, start, end)),
        Optional.empty());
  }

  /// Types a code at a door that has locked itself, and tells whether that opened it.
  boolean opens(String code) {
    bench.pass(Duration.ofSeconds(11));
    bench.press(code + "o");
    return bench.isOpen();
  }

  /// The reference of the code of this number.
  static VisitorReference reference(int number) {
    return new VisitorReference(Octets.ofHex("%032x".formatted(number)));
  }

  /// Makes the code of this number; the result in words.
  String make(int number, String digits, PeriodicSchedule schedule) {
    return BenchPhone.result(phone.send(signed(number, digits, schedule)));
  }

  /// Asks, seals and signs.
  CarryCommand signed(int number, String digits, PeriodicSchedule schedule) {
    Answer answer = phone.ask(Operation.SET_PERIODIC_PASSCODE);
    CommandArguments arguments =
        new CommandArguments.SetPeriodicPasscode(
            sealed(
                answer.challenge().octets(),
                new PeriodicGrant(Digits.of(digits), reference(number), schedule).encode()));
    return phone.sign(phone.command(answer.challenge(), arguments, answer.accessList().version()));
  }

  /// Seals a plaintext to the lock under this challenge.
  Octets sealed(Octets challenge, SecretBytes plaintext) {
    Identity lock = phone.lock();
    ArgumentSeal seal =
        new ArgumentSeal(
            lock.lockId(),
            lock.generation(),
            phone.signing().publicKey().id(),
            challenge,
            SealPurpose.SET_PERIODIC_PASSCODE);
    return seal.seal(plaintext, lock.agreement().publicKey(), Entropy.of(new byte[Entropy.SIZE]))
        .octets();
  }
}
