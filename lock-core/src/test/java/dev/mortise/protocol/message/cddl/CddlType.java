package dev.mortise.protocol.message.cddl;

import dev.mortise.protocol.cbor.CborValue;
import java.util.List;
import java.util.Optional;

/// What a value may be.
sealed interface CddlType {

  /// Any one of these.
  record Choice(List<CddlType> options) implements CddlType {}

  /// This very value.
  record Literal(CborValue value) implements CddlType {}

  /// A number from `low` to `high`.
  record Range(long low, long high) implements CddlType {}

  /// What a rule or the prelude calls so.
  record Named(String name) implements CddlType {}

  /// A string of so many bytes, or an unsigned number that fits so many.
  record Sized(CddlType type, long low, long high) implements CddlType {}

  /// A map with these fields and no others.
  record MapOf(Group group) implements CddlType {}

  /// An array of these items and no others.
  record ArrayOf(Group group) implements CddlType {}

  /// Any one of these sequences of entries.
  record Group(List<List<Entry>> options) {}

  /// A field, an item, or a group within a group.
  ///
  /// @param key of a field
  /// @param value of a field or item; with a group's name it may stand for the group
  /// @param inner a group in brackets
  record Entry(
      int min, int max, Optional<CddlType> key, Optional<CddlType> value, Optional<Group> inner) {}
}
