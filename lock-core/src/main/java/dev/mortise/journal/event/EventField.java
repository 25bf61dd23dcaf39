package dev.mortise.journal.event;

/// The keys of an event's body. One key means one thing in every kind of event, so that a reader
/// who does not know a kind can still show what is in it.
final class EventField {

  static final int KIND = 0;
  static final int OPERATION = 1;
  static final int SOURCE = 2;
  static final int USER = 3;

  /// An array: kind, index.
  static final int CREDENTIAL = 4;

  static final int KEY_ID = 5;
  static final int ERROR = 6;
  static final int BOLT = 7;
  static final int ALARM = 8;
  static final int ON = 9;
  static final int MODE = 10;
  static final int CHANGE = 11;
  static final int BY_USER = 12;
  static final int BY_KEY = 13;
  static final int SETTING = 14;
  static final int VALUE = 15;
  static final int OUTCOME = 16;
  static final int ACCOUNT = 17;
  static final int SIGNING_KEY = 18;
  static final int AGREEMENT_KEY = 19;
  static final int ROLE = 20;

  /// 16 bytes; in *paired* empty when no invitation was redeemed.
  static final int SERIAL = 21;

  static final int NAME = 22;
  static final int TIME = 23;
  static final int REFERENCE = 24;
  static final int EPOCH = 25;
  static final int TIMES = 26;
  static final int DOOR = 27;
  static final int BATTERY = 28;
  static final int FROM = 29;
  static final int TO = 30;
  static final int CREDENTIAL_KIND = 31;

  /// Another lock's id.
  static final int LOCK = 32;

  static final int VERSION = 33;
  static final int FIRMWARE_OUTCOME = 34;

  private EventField() {}
}
