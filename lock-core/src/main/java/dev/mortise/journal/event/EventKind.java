package dev.mortise.journal.event;

/// The first field of an event's body: which of all the things that can happen it is.
enum EventKind {
  OPERATION("operation"),
  OPERATION_REFUSED("operation-error"),
  BOLT("bolt"),
  ALARM("alarm"),
  SYSTEM_LOCK("system-lock"),
  MODE_CHANGE("mode"),
  USER_CHANGE("user-change"),
  CREDENTIAL_CHANGE("credential-change"),
  SETTING_CHANGE("setting-change"),
  ENROLMENT("enrolment"),
  PAIRED("paired"),
  KEY_REVOKED("key-revoked"),
  KEY_EXTENDED("key-extended"),
  INVITATION_REVOKED("invitation-revoked"),
  VISITOR_PASSCODE_USED("visitor-passcode-used"),
  VISITOR_PASSCODE_REVOKED("visitor-passcode-revoked"),
  VISITOR_EPOCH("visitor-epoch"),
  PERIODIC_PASSCODE("periodic-passcode"),
  PERIODIC_PASSCODE_USED("periodic-passcode-used"),
  DOORBELL("doorbell"),
  DOOR("door"),
  LINK("link"),
  PRESENTATION_ATTACK("presentation-attack"),
  POWER_RESTORED("power-restored"),
  TIME_SET("time-set"),
  TIME_LOST("time-lost"),
  RESET("reset"),
  REPLAY_REJECTED("replay-rejected"),
  DROPPED("dropped"),
  DEVICE("device"),
  LINKED_LOCK("linked-lock"),
  FIRMWARE("firmware");

  private final String wireText;

  EventKind(String wireText) {
    this.wireText = wireText;
  }

  String wireText() {
    return wireText;
  }
}
