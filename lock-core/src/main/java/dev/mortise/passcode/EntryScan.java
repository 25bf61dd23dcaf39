package dev.mortise.passcode;

import java.util.List;

/// What holding an entry against the passcodes came to, and what it cost.
///
/// The cost depends on the length of the entry and the number of passcodes, never on which is
/// right.
///
/// @param matches every passcode the entry holds, by index
/// @param hashes how many hashes were made
/// @param comparisons how many pairs of hashes were compared
public record EntryScan(List<PasscodeMatch> matches, int hashes, int comparisons) {

  public EntryScan {
    matches = List.copyOf(matches);
  }
}
