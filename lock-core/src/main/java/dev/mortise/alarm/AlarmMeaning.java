package dev.mortise.alarm;

/// What the tags of an event tell one app.
public enum AlarmMeaning {
  /// An ordinary event, or one that this app is not to be alarmed about.
  ORDINARY,

  /// Somebody opened under duress, and this app is to tell its owner (d = 1).
  DURESS,

  /// None of the tags is for this app. An app that was enrolled before the event and finds none has
  /// been lied to.
  NOT_FOR_THIS_APP
}
