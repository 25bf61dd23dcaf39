package dev.mortise.protocol.message;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborBool;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborText;
import java.util.Optional;

/// What a setting is set to.
public sealed interface SettingValue {

  /// The longest text, in characters.
  int MAX_TEXT_LENGTH = 64;

  /// A whole number; its unit is in the setting's name.
  record Amount(long value) implements SettingValue {}

  /// On or off.
  record Flag(boolean value) implements SettingValue {}

  /// A word.
  record Word(String value) implements SettingValue {

    public Word {
      if (value.codePointCount(0, value.length()) > MAX_TEXT_LENGTH) {
        throw new IllegalArgumentException("setting must be at most 64 characters");
      }
    }
  }

  /// The value that this item stands for, if it can be one.
  static Optional<SettingValue> of(CborValue item) {
    return switch (item) {
      case CborInt(long value) -> Optional.of(new Amount(value));
      case CborBool(boolean value) -> Optional.of(new Flag(value));
      case CborText(String value) when value.codePointCount(0, value.length()) <= MAX_TEXT_LENGTH ->
          Optional.of(new Word(value));
      default -> Optional.empty();
    };
  }

  /// The item that stands for this value.
  default CborValue toCbor() {
    return switch (this) {
      case Amount(long value) -> CborValue.of(value);
      case Flag(boolean value) -> CborValue.of(value);
      case Word(String value) -> CborValue.of(value);
    };
  }
}
