package dev.mortise.lock;

import static dev.mortise.credential.CredentialKind.BLUETOOTH_KEY;
import static dev.mortise.credential.CredentialKind.FACE;
import static dev.mortise.credential.CredentialKind.FINGERPRINT;
import static dev.mortise.credential.CredentialKind.MECHANICAL_KEY;
import static dev.mortise.credential.CredentialKind.PALM_VEIN;
import static dev.mortise.credential.CredentialKind.PASSCODE;
import static dev.mortise.credential.CredentialKind.PROXIMITY_CARD;

import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.body.LockBody;
import dev.mortise.protocol.message.DisplayName;
import java.util.List;
import java.util.Set;

/// What a lock is built with (D-4). Asking for what a model lacks is refused as unsupported.
///
/// @param name the model's name, told to apps: one that a [DisplayName] can have
/// @param kinds the credentials that can be presented to it
/// @param body the mortise case it sits around
public record LockModel(String name, Set<CredentialKind> kinds, LockBody body) {

  /// Camera, fingerprint reader, keypad, key, Bluetooth, remote unlock.
  public static final LockModel VIDEO_LOCK =
      new LockModel(
          "video-lock",
          Set.of(FACE, FINGERPRINT, PASSCODE, MECHANICAL_KEY, BLUETOOTH_KEY),
          LockBody.BODY_6068);

  /// The same with a palm vein scanner and a card reader.
  public static final LockModel PALM_LOCK =
      new LockModel(
          "palm-lock",
          Set.of(
              FACE,
              FINGERPRINT,
              PALM_VEIN,
              PROXIMITY_CARD,
              PASSCODE,
              MECHANICAL_KEY,
              BLUETOOTH_KEY),
          LockBody.BODY_6068);

  /// The models that ship.
  public static final List<LockModel> ALL = List.of(VIDEO_LOCK, PALM_LOCK);

  public LockModel {
    if (!DisplayName.isValid(name)) {
      throw new IllegalArgumentException("no model can have a name of length=" + name.length());
    }
    kinds = Set.copyOf(kinds);
  }

  /// The same model around another case.
  public LockModel around(LockBody other) {
    return new LockModel(name, kinds, other);
  }

  /// Whether credentials of this kind can be presented to this model.
  public boolean reads(CredentialKind kind) {
    return kinds.contains(kind);
  }
}
