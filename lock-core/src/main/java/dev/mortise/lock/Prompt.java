package dev.mortise.lock;

/// What the lock's voice says. The English text is here; a body shows or speaks it.
public enum Prompt {

  /// A keypad of a lock without an administrator was woken (LK-22).
  CREATE_ADMINISTRATOR("No administrator yet. Press confirm to create one."),

  /// Asks for the passcode of the first administrator, or of whoever is being enrolled (LK-13).
  ENTER_NEW_PASSCODE("Enter a new passcode of 6 to 10 digits, then confirm."),

  /// Asks for the same digits once more.
  REPEAT_NEW_PASSCODE("Enter the same passcode again, then confirm."),

  /// The two entries differ; both are forgotten.
  PASSCODES_DIFFER("The two entries differ. Enter a new passcode."),

  /// The new passcode is refused; nothing tells by which of its rules (LK-14, D-13).
  PASSCODE_REFUSED("This passcode is too easy or cannot be used. Choose another."),

  /// The first administrator exists (LK-22).
  ADMINISTRATOR_CREATED("Administrator created."),

  /// Something needs an administrator, and there is none (LK-23).
  NEEDS_ADMINISTRATOR("Create an administrator at the keypad first."),

  /// The door opens.
  WELCOME("Door open."),

  /// The bolt is thrown.
  LOCKED("Locked."),

  /// The bolt did not reach its end (D-18).
  JAMMED("The bolt is jammed. Close the door and check the frame."),

  /// No credential was recognised.
  TRY_AGAIN("Not recognised. Try again."),

  /// The user is outside their validity, or the credential may not be used this way (LK-10).
  RESTRICTED("Not allowed at this time."),

  /// The user is disabled (ST-1).
  DISABLED("This user is disabled."),

  /// The user is known, and not one who is let in (ST-5).
  NO_ACCESS("You are known here, but not let in."),

  /// The first of two credentials was right (ST-7).
  SECOND_CREDENTIAL("Now present a second credential of another kind."),

  /// The second did not come in time (ST-7).
  NOT_ENOUGH_CREDENTIALS("Two credentials of different kinds are needed."),

  /// Privacy mode admits administrators alone (LK-51). Never heard while the lock is muted by that
  /// very mode.
  PRIVACY_MODE("Privacy mode is on."),

  /// Every credential is refused for now (LK-84).
  SYSTEM_LOCKED("The system is locked after wrong tries. Wait, or use the key or the app."),

  /// The wall clock is unknown, and a visitor passcode needs it (D-17).
  TIME_UNKNOWN("The time is not set. Visitor passcodes do not work."),

  /// The battery is low (LK-50).
  BATTERY_LOW("The battery is low. Charge it soon."),

  /// The battery is too low for the motor (LK-50).
  BATTERY_CRITICAL("The battery is empty. Use the key or the power port."),

  /// Nothing touches the reader, or nothing is seen (LK-34).
  FINGER_TOUCH_AGAIN("Touch the reader again."),

  /// The finger covers too little of the reader (LK-34).
  FINGER_COVER_READER("Lay the finger flat and cover the reader."),

  /// The finger lies off the middle (LK-34).
  FINGER_TO_MIDDLE("Move the finger to the middle of the reader."),

  /// The finger is turned (LK-34).
  FINGER_STRAIGHT("Turn the finger straight."),

  /// The print has too little detail (LK-5, LK-34).
  FINGER_PRESS_OR_THUMB("Press a little more, or use a thumb."),

  /// An enrolment asks for the first touch (LK-73).
  FINGER_ENROL("Touch the reader with the finger to enrol."),

  /// An enrolment asks for one more touch.
  FINGER_ENROL_AGAIN("Lift the finger and touch again."),

  /// A user's first finger is enrolled: a cut or a wet finger must not keep them out (LK-5).
  FINGER_ANOTHER_TOO("Enrol another finger too, in case this one is hurt or wet."),

  /// The finger is enrolled already.
  FINGER_KNOWN("This finger is enrolled already. Use another."),

  /// The enrolment is complete.
  ENROLLED("Enrolled."),

  /// The enrolment ended without a result (LK-73).
  ENROLMENT_ENDED("Enrolment ended."),

  /// SET was held: an administrator's credential is awaited (LK-27).
  PRESENT_ADMINISTRATOR("Present an administrator's credential."),

  /// The credential presented is not an administrator's.
  NOT_ADMINISTRATOR("This is not an administrator's credential."),

  /// The QR code is on the screen (LK-27).
  SCAN_CODE("Scan the code with the app."),

  /// An app has paired (LK-27).
  PAIRED("Paired. Compare the digits on both screens."),

  /// Pairing mode ended without a pairing.
  PAIRING_ENDED("Pairing ended."),

  /// SET was held while power came back: confirm erases everything (LK-28).
  CONFIRM_RESET("Press confirm to erase everything."),

  /// Everything was erased (LK-29).
  RESET_DONE("The lock was reset."),

  /// Leaving-home mode begins (LK-53).
  LEAVING_HOME_ON("Leaving-home mode on."),

  /// Leaving-home mode ends (D-11).
  LEAVING_HOME_OFF("Leaving-home mode off."),

  /// The flash is not the newest that the lock wrote: only key, handle and reset work (SEC-26).
  RESTORED_FLASH("The lock's memory was replaced. Use the key, or reset the lock.");

  private final String english;

  Prompt(String english) {
    this.english = english;
  }

  /// The prompt in English, a full sentence.
  public String english() {
    return english;
  }
}
