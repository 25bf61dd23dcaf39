package dev.mortise.sim.command.option;

import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.cause.CauseReading;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How far a clock was turned, as it is typed at the lock's terminal: `+3d`, `+1h30m`.
public final class ClockOffset implements ITypeConverter<Duration> {

  /// For picocli.
  public ClockOffset() {}

  @Override
  public Duration convert(String text) {
    if (CauseReading.parse("clock " + text)
        instanceof CauseReading.Understood(Cause.Clock(Duration by))) {
      return by;
    }
    throw new TypeConversionException("\"" + text + "\" is no time such as +90s, +1h30m or +3d");
  }
}
