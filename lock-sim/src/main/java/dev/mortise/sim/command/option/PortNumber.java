package dev.mortise.sim.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a port to listen on: 0 for any free one, or 1 to 65,535.
public final class PortNumber implements ITypeConverter<Integer> {

  private static final int PORT_MAX = 65_535;

  @Override
  public Integer convert(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > PORT_MAX) {
      throw new TypeConversionException("\"" + text + "\" is no port; ports go from 0 to 65535");
    }
    return Integer.valueOf(text);
  }
}
