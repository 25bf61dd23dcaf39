package dev.mortise.credential;

/// How many credentials of one kind there may be (LK-1 to LK-4, D-1, D-2).
///
/// @param ofLock in the whole lock, duress credentials included
/// @param ordinaryOfUser ordinary ones of one user
/// @param duressOfUser duress ones of one user
public record CredentialLimits(int ofLock, int ordinaryOfUser, int duressOfUser) {

  /// The limits of this kind. Keys are enrolled elsewhere: none of them is kept here.
  public static CredentialLimits of(CredentialKind kind) {
    return switch (kind) {
      case FACE -> new CredentialLimits(CredentialRef.MAX_INDEX, 3, 0);
      case FINGERPRINT -> new CredentialLimits(CredentialRef.MAX_INDEX, 5, 1);
      case PASSCODE -> new CredentialLimits(CredentialRef.MAX_INDEX, 1, 1);
      case PALM_VEIN, PROXIMITY_CARD ->
          new CredentialLimits(CredentialRef.MAX_INDEX, CredentialRef.MAX_INDEX, 0);
      case MECHANICAL_KEY, BLUETOOTH_KEY -> new CredentialLimits(0, 0, 0);
    };
  }

  /// How many a user may have of one sort.
  public int ofUser(boolean duress) {
    return duress ? duressOfUser : ordinaryOfUser;
  }
}
