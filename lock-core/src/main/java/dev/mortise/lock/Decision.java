package dev.mortise.lock;

import java.util.List;

/// What the machine makes of one input. The shell stores the new state if it must be stored, and
/// only then carries the effects out, in this order.
///
/// @param next the state from now on
/// @param effects what to do, in order
public record Decision(LockState next, List<LockEffect> effects) {

  public Decision {
    effects = List.copyOf(effects);
  }

  /// Whether the stored state must be written before any effect. Another instance is enough: a
  /// decision that changes nothing keeps the one it was given, and comparing content would cost
  /// more than it saves.
  @SuppressWarnings("ReferenceEquality")
  public boolean changesStored(LockState before) {
    return next.stored() != before.stored();
  }
}
