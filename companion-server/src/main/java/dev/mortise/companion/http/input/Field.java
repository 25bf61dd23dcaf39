package dev.mortise.companion.http.input;

import org.jspecify.annotations.Nullable;

/// A field that was looked at: its value is there if no field of the input had a fault.
///
/// @param <T> what the field means
public final class Field<T> {
  private final @Nullable T value;

  Field(@Nullable T value) {
    this.value = value;
  }

  @Nullable T peek() {
    return value;
  }

  /// The value.
  ///
  /// @throws IllegalStateException if the field had a fault; [Fields#parsed] keeps that from
  ///   happening
  public T value() {
    if (value == null) {
      throw new IllegalStateException("a faulty field was used");
    }
    return value;
  }
}
