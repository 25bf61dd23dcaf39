package dev.mortise.sim.command.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A companion's address as it is typed: `HOST` or `HOST:PORT`.
///
/// @param host a name or an address; an IPv6 address stands in brackets
/// @param port 1 to 65,535
public record HostAndPort(String host, int port) {

  /// Where companions listen for locks unless told otherwise.
  public static final int USUAL_PORT = 8_883;

  private static final int PORT_MAX = 65_535;

  /// Reads the option.
  public static final class Converter implements ITypeConverter<HostAndPort> {
    @Override
    public HostAndPort convert(String text) {
      int colon = text.endsWith("]") ? -1 : text.lastIndexOf(':');
      String host = colon < 0 ? text : text.substring(0, colon);
      if (host.isBlank()) {
        throw new TypeConversionException("write HOST:PORT, such as localhost:8883");
      }
      return new HostAndPort(
          host.replaceAll("^\\[|]$", ""), colon < 0 ? USUAL_PORT : port(text.substring(colon + 1)));
    }

    private static int port(String text) {
      if (!text.matches("\\d{1,5}")
          || Integer.parseInt(text) < 1
          || Integer.parseInt(text) > PORT_MAX) {
        throw new TypeConversionException("\"" + text + "\" is no port; ports go from 1 to 65535");
      }
      return Integer.parseInt(text);
    }
  }
}
