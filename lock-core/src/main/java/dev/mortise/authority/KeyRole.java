package dev.mortise.authority;

import java.util.List;

/// What a key that the lock has enrolled is for (LK-6).
public enum KeyRole {

  /// An app that manages the lock and opens the door.
  ADMINISTRATOR("administrator"),

  /// An app of somebody in the household: it opens and locks the door.
  USER("user"),

  /// A visitor's Bluetooth key: it opens the door from nearby until its signed end (LK-21).
  VISITOR("visitor"),

  /// An app that receives alarms and opens nothing.
  ALARMS_ONLY("alarms-only"),

  /// Another lock whose opening from outside opens this one too (LK-40).
  LINKED_LOCK("linked-lock"),

  /// A remote controller (LK-56).
  REMOTE_CONTROLLER("remote-controller"),

  /// A door sensor: it tells of the door and may do nothing (LK-55).
  DOOR_SENSOR("door-sensor");

  /// The roles an app may have, which pairing and invitations may give.
  public static final List<KeyRole> APPS = List.of(ADMINISTRATOR, USER, VISITOR, ALARMS_ONLY);

  /// The roles an accessory may have, which an administrator adds and removes (LK-54).
  public static final List<KeyRole> ACCESSORIES = List.of(REMOTE_CONTROLLER, DOOR_SENSOR);

  /// The roles of devices.
  public static final List<KeyRole> DEVICES = List.of(LINKED_LOCK, REMOTE_CONTROLLER, DOOR_SENSOR);

  private final String wireText;

  KeyRole(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages and key derivations.
  public String wireText() {
    return wireText;
  }

  /// Whether an app may have this role; the others are devices.
  public boolean isApp() {
    return APPS.contains(this);
  }
}
