package dev.mortise.biometric.protect;

import dev.mortise.user.UserIndex;

/// Enrolled references in protected form, in slots, each slot one person's. Whoever searches in it
/// holds the key that they were made under.
///
/// @param <S> the slots
/// @param <T> the references
public interface ProtectedGallery<S, T extends ProtectedTemplate> {

  /// Adds one reference to a slot; the slot's score is the highest of its references. The template
  /// is read during the call and not kept.
  ///
  /// @param person whose it is: the slots of one person need not lead over each other
  /// @throws IllegalArgumentException if the template was not made under this gallery's key and
  ///   epoch, or the slot is another person's
  /// @throws IllegalStateException if the slot holds as many references as it may already
  void enrol(S slot, UserIndex person, T reference);

  /// Forgets all references of a slot; a slot without any is left as it is.
  void forget(S slot);

  /// Forgets every slot, as a factory reset does (LK-29).
  void forgetAll();
}
