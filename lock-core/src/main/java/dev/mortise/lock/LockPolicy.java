package dev.mortise.lock;

import dev.mortise.authority.Attempts;
import dev.mortise.authority.challenge.ChallengePolicy;
import dev.mortise.authority.device.DevicePolicy;
import dev.mortise.authority.invitation.InvitationPolicy;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.journal.KeptEvents;
import dev.mortise.lockout.LockOutPolicy;
import dev.mortise.visitor.VisitorPolicy;
import java.time.Duration;

/// Every number the machine goes by that is not a setting of the household.
///
/// @param keypad the keypad
/// @param lockOut what wrong tries cost, and attack presentations
/// @param enrolment enrolling at the lock
/// @param pairing pairing an app at the lock
/// @param bolt the motor
/// @param battery the battery's levels
/// @param wireless the wireless network and the live view
/// @param siren for how long the tamper siren sounds (LK-46)
/// @param resetOffer how long the offer to reset stands (LK-28)
/// @param journal how much is recorded and kept
/// @param authority challenges, invitations and visitors
/// @param senses what makes the camera pause that looks by itself
/// @param firmware whose firmware is taken
public record LockPolicy(
    KeypadPolicy keypad,
    LockOutPolicy lockOut,
    EnrolmentPolicy enrolment,
    PairingPolicy pairing,
    BoltPolicy bolt,
    BatteryPolicy battery,
    WirelessPolicy wireless,
    Duration siren,
    Duration resetOffer,
    JournalPolicy journal,
    AuthorityPolicy authority,
    SensePolicy senses,
    FirmwarePolicy firmware) {

  /// The default profile: LK-47 with a budget of tries, entries of at most 16 digits (D-14).
  public static final LockPolicy HARDENED = of(16, LockOutPolicy.HARDENED);

  /// The manual's profile: LK-47 alone, entries of at most 20 digits (D-14).
  public static final LockPolicy MANUAL = of(20, LockOutPolicy.MANUAL);

  private static LockPolicy of(int entryLimit, LockOutPolicy lockOut) {
    return new LockPolicy(
        new KeypadPolicy(
            entryLimit, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10)),
        lockOut,
        new EnrolmentPolicy(3, 5, 3, 3, Duration.ofSeconds(60)),
        new PairingPolicy(
            Duration.ofSeconds(120),
            new Attempts.Limit(10, Duration.ofSeconds(1)),
            Duration.ofSeconds(60)),
        new BoltPolicy(Duration.ofSeconds(5), 1),
        new BatteryPolicy(20, 5, 3),
        new WirelessPolicy(Duration.ofSeconds(20), Duration.ofSeconds(60)),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        new JournalPolicy(
            KeptEvents.MAX_EVENTS, 500, 10, Duration.ofMinutes(1), Duration.ofHours(1)),
        AuthorityPolicy.DEFAULT,
        new SensePolicy(5, Duration.ofMinutes(3), Duration.ofHours(1)),
        FirmwarePolicy.NONE);
  }

  /// The same for a lock that takes firmware from whom this says.
  public LockPolicy with(FirmwarePolicy other) {
    return new LockPolicy(
        keypad,
        lockOut,
        enrolment,
        pairing,
        bolt,
        battery,
        wireless,
        siren,
        resetOffer,
        journal,
        authority,
        senses,
        other);
  }

  /// The numbers of the keypad.
  ///
  /// @param entryLimit the most digits of one entry; a longer one is a wrong try (D-14)
  /// @param sleep how long without a touch until the keypad sleeps (LK-25)
  /// @param approval how long an administrator's credential is waited for
  /// @param second how long the second of two credentials is waited for (ST-7)
  public record KeypadPolicy(int entryLimit, Duration sleep, Duration approval, Duration second) {}

  /// The numbers of enrolment (LK-73).
  ///
  /// @param fingerTouches how many good touches make a fingerprint
  /// @param fingerTouchesMax the same if some of them have little in common: each two that are
  ///   unlike ask for one more, up to this
  /// @param palmReadings how many good readings make a palm
  /// @param passcodeRounds how often a passcode may be chosen anew before the enrolment ends: each
  ///   choice tells whether somebody's code is in it (D-13)
  /// @param step how long each step may take
  public record EnrolmentPolicy(
      int fingerTouches,
      int fingerTouchesMax,
      int palmReadings,
      int passcodeRounds,
      Duration step) {}

  /// The numbers of the camera that looks by itself. What attack presentations cost is counted by
  /// the numbers of [LockOutPolicy].
  ///
  /// @param misses so many strange faces of passers-by make it pause (D-19)
  /// @param pause for how long
  /// @param noted within so long one attack before it is recorded, and the rest are not (D-20)
  public record SensePolicy(int misses, Duration pause, Duration noted) {}

  /// The numbers of pairing.
  ///
  /// @param window how long pairing mode lasts
  /// @param attempts as many attempts are judged; more are refused unjudged
  /// @param digits how long the six digits stay on the screen
  public record PairingPolicy(Duration window, Attempts.Limit attempts, Duration digits) {}

  /// The numbers of the motor.
  ///
  /// @param travel how long the bolt may take before it counts as jammed
  /// @param retries how often a jam is tried again (D-18)
  public record BoltPolicy(Duration travel, int retries) {}

  /// The numbers of the journal (D-20).
  ///
  /// @param capacity as many events are kept
  /// @param dropped so many ordinary ones go at once when it is full
  /// @param perWindow so many doorbell, door or link events, or refusals of such keys, are recorded
  ///   one by one within the window
  /// @param window the time within which the rest of doorbell and door are merged
  /// @param linkWindow the same of the link and of commands by keys that are not accepted now:
  ///   longer, for whoever rules the network can cut it day and night, as such a key can ask, and
  ///   would wash all openings out of the log
  public record JournalPolicy(
      int capacity, int dropped, int perWindow, Duration window, Duration linkWindow) {

    public JournalPolicy {
      if (dropped < 1
          || capacity <= dropped + 1
          || capacity > KeptEvents.MAX_EVENTS
          || perWindow < 1
          || !window.isPositive()
          || !linkWindow.isPositive()) {
        throw new IllegalArgumentException(
            "journal must have room and a window capacity=%d dropped=%d"
                .formatted(capacity, dropped));
      }
    }
  }

  /// The numbers of the battery.
  ///
  /// @param lowPercent at or below: low (LK-50)
  /// @param criticalPercent at or below: the motor is not driven (LK-50)
  /// @param hysteresisPercent as much above a level the charge must be to have left it, so that one
  ///   that wavers is told once
  public record BatteryPolicy(int lowPercent, int criticalPercent, int hysteresisPercent) {}

  /// The numbers of the wireless network.
  ///
  /// @param join how long joining one may take (LK-26)
  /// @param view how long a live view lasts (LK-76)
  public record WirelessPolicy(Duration join, Duration view) {}

  /// The numbers of those who come by message.
  ///
  /// @param challenges challenges
  /// @param invitations invitations
  /// @param visitors one-time visitor passcodes
  /// @param devices linked locks and accessories
  public record AuthorityPolicy(
      ChallengePolicy challenges,
      InvitationPolicy invitations,
      VisitorPolicy visitors,
      DevicePolicy devices) {

    /// What protocol.md says.
    public static final AuthorityPolicy DEFAULT =
        new AuthorityPolicy(
            ChallengePolicy.DEFAULT,
            InvitationPolicy.DEFAULT,
            VisitorPolicy.DEFAULT,
            DevicePolicy.DEFAULT);
  }
}
