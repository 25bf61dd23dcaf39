package dev.mortise.journal.event;

/// How an enrolment ended.
public enum EnrolmentOutcome {

  /// The credential is enrolled.
  DONE("done"),

  /// Somebody cancelled it.
  CANCELLED("cancelled"),

  /// A step took too long.
  TIMED_OUT("timed-out"),

  /// The credential cannot be taken: too weak, too alike, or no room.
  REFUSED("refused");

  private final String wireText;

  EnrolmentOutcome(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
