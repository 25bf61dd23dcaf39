package dev.mortise.bench.lock;

import dev.mortise.lock.Decision;
import dev.mortise.lock.LockInput.KeyPressed;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.EntryScan;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long does a lock with fifty passcodes think when sixteen digits are confirmed?
///
/// `confirm` is all that the machine does between the confirm key and the verdict; an opening then
/// records and drives the bolt, which a refusal does not. `search` is the part of it that knows the
/// passcodes: every stretch of the entry is hashed and held against each of them. The aim is below
/// 100 µs, and that the search takes the same, within noise, whether a passcode was in the entry
/// and wherever it stood.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2) // two JVMs, because two compilations of the same code can differ
public class PasscodeEntryBenchmark {
  /// What the sixteen digits hold.
  public enum Entry {
    WRONG("9182736450192837"),
    FIRST_USER_IN_FRONT(BenchedLock.passcode(1) + "9182736450"),
    LAST_USER_BEHIND("9182736450" + BenchedLock.passcode(BenchedLock.USERS));

    private final String digits;

    Entry(String digits) {
      this.digits = digits;
    }
  }

  @Param Entry entry = Entry.WRONG;

  private final BenchedLock lock = new BenchedLock();
  private Digits digits = Digits.of(entry.digits);

  @Setup
  public void type() {
    digits = Digits.of(entry.digits);
    lock.type(entry.digits);
  }

  @Benchmark
  public Decision confirm() {
    return lock.decide(new KeyPressed(KeypadKey.CONFIRM));
  }

  @Benchmark
  public EntryScan search() {
    return lock.search(digits);
  }
}
