package dev.mortise.lock.step.keypad;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.passcode.PasscodeMatch;
import dev.mortise.user.Household;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.util.Comparator;
import java.util.Optional;

/// A passcode that an entry holds.
sealed interface Recognised {

  /// Of several codes in one entry duress wins, then the longest, then the lowest user index
  /// (D-13); a visitor, who has none, comes after all users.
  Comparator<Recognised> FIRST =
      Comparator.comparing(Recognised::duress, Comparator.reverseOrder())
          .thenComparing(Recognised::length, Comparator.reverseOrder())
          .thenComparingInt(Recognised::rank);

  /// How many digits it has.
  int length();

  /// Whether it is a duress code.
  boolean duress();

  /// Its place among codes that are equal in all else; the lowest goes first.
  int rank();

  /// A user's.
  record Users(Credential credential, int length) implements Recognised {

    @Override
    public boolean duress() {
      return credential.duress();
    }

    @Override
    public int rank() {
      return credential.holder().number();
    }
  }

  /// A visitor's, good at some times (LK-20).
  record Visitors(PeriodicPasscode code, int length) implements Recognised {

    @Override
    public boolean duress() {
      return false;
    }

    @Override
    public int rank() {
      return UserIndex.MAX + code.index();
    }
  }

  /// Whose passcode this match is.
  static Optional<Recognised> of(Household household, PasscodeMatch match) {
    CredentialRef ref = new CredentialRef(CredentialKind.PASSCODE, match.index());
    return household
        .credential(ref)
        .<Recognised>map(credential -> new Users(credential, match.length()))
        .or(() -> household.periodic(ref).map(code -> new Visitors(code, match.length())));
  }
}
