package dev.mortise.authority;

import java.util.EnumSet;
import java.util.Set;

/// Everything that can be asked of a lock. [AuthorityTable] says who may ask it, and by which
/// channel.
public enum Operation {

  /// Open the door.
  UNLOCK("unlock"),

  /// Throw the bolt.
  LOCK("lock"),

  /// Change the operating mode, or leaving-home mode.
  SET_MODE("set-mode"),

  /// Change one setting.
  CHANGE_SETTING("change-setting"),

  /// Name another wireless network.
  SET_WIFI("set-wifi"),

  /// Enrol a door sensor or a remote controller.
  ADD_ACCESSORY("add-accessory"),

  /// Forget a door sensor or a remote controller.
  REMOVE_ACCESSORY("remove-accessory"),

  /// Let go of the account and of every app.
  UNBIND("unbind"),

  /// Show what the camera sees.
  START_LIVE_VIEW("start-live-view"),

  /// Add a user of the household.
  ADD_USER("add-user"),

  /// Change a user's name, role, terms, or whether they are enabled.
  CHANGE_USER("change-user"),

  /// Delete a user with every credential, schedule and key of theirs (LK-81).
  DELETE_USER("delete-user"),

  /// Begin to enrol a credential, which is finished at the lock (LK-73).
  START_ENROLMENT("start-enrolment"),

  /// Delete one credential.
  DELETE_CREDENTIAL("delete-credential"),

  /// Set a visitor passcode with a schedule (LK-20).
  SET_PERIODIC_PASSCODE("set-periodic-passcode"),

  /// Let another key in by an invitation, or take one out by a revocation: who may do the one may
  /// do the other.
  INVITE("invite"),

  /// Link this lock with another (LK-39).
  LINK_LOCK("link-lock"),

  /// Open the door because a linked lock was opened from outside: all that a linked lock's key may
  /// do (LK-40, SEC-28).
  UNLOCK_AS_LINKED("unlock-as-linked"),

  /// End a lock-out and refill the budget of tries (LK-48).
  LIFT_LOCKOUT("lift-lockout"),

  /// Turn one-time visitor passcodes on, or make every one of that app's worthless.
  RAISE_VISITOR_EPOCH("raise-visitor-epoch"),

  /// Move the end of a visitor's key.
  EXTEND_KEY("extend-key"),

  /// Read the lock's own log.
  READ_EVENTS("read-events"),

  /// Read who has access.
  READ_ACCESS_LIST("read-access-list"),

  /// Set the wall clock.
  SET_TIME("set-time"),

  /// Install firmware.
  UPDATE_FIRMWARE("update-firmware");

  private static final Set<Operation> CHANGING_THE_ACCESS_LIST =
      EnumSet.of(
          ADD_ACCESSORY,
          REMOVE_ACCESSORY,
          ADD_USER,
          CHANGE_USER,
          DELETE_USER,
          START_ENROLMENT,
          DELETE_CREDENTIAL,
          SET_PERIODIC_PASSCODE,
          LINK_LOCK,
          EXTEND_KEY);

  private final String wireText;

  Operation(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }

  /// Whether a command to do this must name the version of the access list that its signer saw. It
  /// is refused with *changed meanwhile* if the list has another: a user's index may mean somebody
  /// else by now.
  public boolean changesAccessList() {
    return CHANGING_THE_ACCESS_LIST.contains(this);
  }
}
