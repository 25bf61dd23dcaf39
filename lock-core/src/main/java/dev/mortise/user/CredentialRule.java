package dev.mortise.user;

/// How many credentials of different kinds a user has to present, in the words of Matter's
/// *CredentialRuleEnum*; its *Tri* is none of the lock's rules (ST-7).
public enum CredentialRule {

  /// One.
  SINGLE("single"),

  /// Two, the second soon after the first (ST-7).
  DUAL("dual");

  private final String wireText;

  CredentialRule(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages.
  public String wireText() {
    return wireText;
  }
}
