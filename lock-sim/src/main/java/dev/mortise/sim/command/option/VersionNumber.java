package dev.mortise.sim.command.option;

import dev.mortise.firmware.FirmwareVersion;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a version of firmware: a number of 1 or more (LK-85).
public final class VersionNumber implements ITypeConverter<FirmwareVersion> {

  /// For picocli.
  public VersionNumber() {}

  @Override
  public FirmwareVersion convert(String text) {
    try {
      return new FirmwareVersion(Integer.parseInt(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "\"%s\" is no version; versions are numbers from 1 to %d"
              .formatted(text, Integer.MAX_VALUE));
    }
  }
}
