package dev.mortise.sim.command.option;

import dev.mortise.lock.LockModel;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a model's name (D-4).
public final class ModelName implements ITypeConverter<LockModel> {

  /// For picocli.
  public ModelName() {}

  @Override
  public LockModel convert(String text) {
    return LockModel.ALL.stream()
        .filter(candidate -> candidate.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "there is no model \"%s\"; choose video-lock or palm-lock".formatted(text)));
  }
}
