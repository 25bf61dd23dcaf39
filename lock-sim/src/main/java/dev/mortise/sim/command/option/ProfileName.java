package dev.mortise.sim.command.option;

import dev.mortise.lock.LockPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of what wrong tries cost (D-14).
public final class ProfileName implements ITypeConverter<LockPolicy> {

  /// For picocli.
  public ProfileName() {}

  @Override
  public LockPolicy convert(String text) {
    return switch (text) {
      case "hardened" -> LockPolicy.HARDENED;
      case "manual" -> LockPolicy.MANUAL;
      default ->
          throw new TypeConversionException(
              "there is no profile \"%s\"; choose hardened or manual".formatted(text));
    };
  }
}
