package dev.mortise.biometric.fingerprint;

import dev.mortise.user.UserIndex;

/// What matching a slot means to the household: who is recognised, and whether under duress.
///
/// Slots of one owner need not be told apart; two fingers of different owners must be, and a
/// person's duress finger and ordinary ones are different owners.
///
/// @param person whose finger it is
/// @param duress whether it raises a silent alarm (LK-17)
public record FingerOwner(UserIndex person, boolean duress) {}
