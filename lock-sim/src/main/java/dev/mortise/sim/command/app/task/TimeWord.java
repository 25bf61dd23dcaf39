package dev.mortise.sim.command.app.task;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a moment with its offset from UTC: `2026-12-01T08:00Z`, `2026-12-01T09:00+01:00`.
public final class TimeWord implements ITypeConverter<Instant> {

  /// For picocli.
  public TimeWord() {}

  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"" + text + "\" is no moment such as 2026-12-01T08:00Z or 2026-12-01T09:00+01:00");
    }
  }
}
