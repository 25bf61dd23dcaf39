package dev.mortise.passcode;

/// One passcode that an entry holds.
///
/// @param index which one, 1 to 50
/// @param length how many digits it has, 6 to 10
public record PasscodeMatch(int index, int length) {}
