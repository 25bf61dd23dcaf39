package dev.mortise.sim.command.app.task;

import dev.mortise.authority.Refusal;

/// Says a lock's refusal in a sentence, with what to do next (LK-60 to LK-62).
final class RefusalWords {

  private RefusalWords() {}

  static String of(Refusal reason) {
    return switch (reason) {
      case UNKNOWN_KEY, WRONG_GENERATION ->
          "it does not know this phone, or not any more; pair again";
      case NOT_PERMITTED -> "this phone may not do that there";
      case WRONG_CHANNEL -> "not this way; go nearer and use --near";
      case STALE_CHALLENGE, REPLAY_REJECTED -> "too late, or twice; try again";
      case CHANGED_MEANWHILE -> "users or keys have changed meanwhile; look and try again";
      case REMOTE_UNLOCK_OFF ->
          "remote unlock is off; go nearer and name the lock's radio port, --near HOST:PORT, or"
              + " turn it on: app setting remote-unlock true";
      case NEAR_CONNECTED -> "this phone is near the lock; use Bluetooth (--near)";
      case PRIVACY_MODE -> "privacy mode admits administrators only";
      case SYSTEM_LOCKED -> "the system is locked after wrong tries; lift it: app lift";
      case INSUFFICIENT_BATTERY -> "the battery is too low; power it from outside";
      case RESTRICTED -> "outside the time this phone or user may come";
      case NOT_ENOUGH_CREDENTIALS ->
          "the user needs two credentials; present one at the lock first, then ask within 10"
              + " seconds";
      case DISABLED_USER -> "the user is disabled";
      case NO_REMOTE_LOCK_UNLOCK -> "its mode allows no unlocking from afar";
      case NOT_PAIRING -> "it is not in pairing mode; hold SET and show a credential";
      case WRONG_SECRET -> "the code is not the one it shows now";
      case TOO_MANY_ATTEMPTS -> "too many attempts; wait a second";
      case INVITATION_EXPIRED -> "the invitation had to be redeemed earlier; ask for another";
      case INVITATION_USED -> "the invitation was redeemed before";
      case REVOKED -> "it was revoked";
      case NO_ROOM -> "it has no room for more";
      case TIME_UNKNOWN ->
          "it does not know the time; an administrator's phone sets it by asking: app status";
      case LAST_ADMINISTRATOR -> "the household would be left without an administrator";
      case USER_UNKNOWN -> "it has no such user; see: app users list";
      case CREDENTIAL_UNKNOWN -> "it has no such credential; see: app users list";
      case ENROLMENT_IN_PROGRESS -> "another enrolment is under way there";
      case WEAK_PASSCODE -> "the passcode is too easy to guess, or too like another";
      case RESTORED_FLASH -> "its memory is an old copy; only key, handle and reset work";
      case OUTDATED_FIRMWARE -> "that firmware is not newer than what runs";
      case BOLT_JAMMED -> "the bolt is jammed";
      case WIFI_5_GHZ -> "that network is at 5 GHz alone; the lock needs one at 2.4 GHz";
      case WIFI_WRONG_PASSWORD -> "the network refuses the password";
      case WIFI_NO_SIGNAL -> "the lock does not hear that network";
      case WIFI_OFF -> "the lock's Wi-Fi is switched off; near it: app setting wifi on";
      case NO_NETWORK -> "the lock does not reach the companion";
      case MALFORMED, WRONG_LOCK, INVALID_ARGUMENTS, UNSUPPORTED ->
          reason.wireText().replace('-', ' ');
    };
  }
}
