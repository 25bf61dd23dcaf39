package dev.mortise.companion.survival;

/// A piece of the household's story that is acknowledged whole.
enum Moment {
  /// The first administrator is made at the keypad (LK-22).
  ADMINISTRATOR,
  /// The owner makes an account at the companion.
  ACCOUNT,
  /// SET is held, and the owner's phone pairs by the code on the screen (LK-27).
  PAIRING,
  /// The owner allows opening from afar.
  REMOTE_SETTING,
  /// The owner turns one-time visitor passcodes on.
  VISITOR_SERIES,
  /// A user joins the household.
  USER_ADDED,
  /// A user leaves it.
  USER_DELETED,
  /// The owner's phone opens and locks nearby.
  NEAR_DOOR,
  /// It opens through the companion.
  REMOTE_DOOR,
  /// The administrator's passcode opens.
  PASSCODE,
  /// The mechanical key is turned.
  KEY,
  /// A one-time passcode opens (LK-19).
  VISITOR,
  /// A one-time passcode is tried that opened before.
  VISITOR_AGAIN,
  /// A wrong passcode is typed.
  WRONG_TRY,
  /// The owner forgives the wrong tries (LK-48).
  LIFT,
  /// The owner invites a guest; the companion keeps the invitation.
  INVITATION,
  /// The guest's phone redeems it.
  REDEMPTION,
  /// The guest's phone opens.
  GUEST_DOOR,
  /// The owner takes the guest's key away.
  REVOCATION,
  /// The owner reads the events that the companion has.
  EVENTS
}
