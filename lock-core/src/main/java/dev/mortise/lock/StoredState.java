package dev.mortise.lock;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.firmware.Firmware;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.KeptEvents;
import dev.mortise.lock.stored.Identity;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Household;
import dev.mortise.user.User;
import dev.mortise.visitor.VisitorLedger;
import java.util.Optional;
import java.util.Set;

/// What survives a restart, a power cut, an empty battery: the security state, one sealed record in
/// the flash.
///
/// It holds secrets in the clear, because the shell seals it as a whole.
///
/// @param identity which lock this is
/// @param household its users with their credentials
/// @param lockOut the counters of wrong tries
/// @param attacks the same counters of attack presentations, which stop the sensors alone
/// @param modes the modes that are on
/// @param settings what the household has adjusted
/// @param access the keys that the lock has enrolled
/// @param journal the end of the chain of events
/// @param kept which events of the journal are left
/// @param invitations which invitations are worth nothing any more
/// @param visitors what is known of one-time visitor passcodes
/// @param devices what is kept beside the keys of linked locks and door sensors
/// @param firmware which firmware runs, and which one is wanted
/// @param wifi the wireless network it was given (LK-26)
public record StoredState(
    Identity identity,
    Household household,
    LockOut lockOut,
    LockOut attacks,
    Modes modes,
    Settings settings,
    AccessList access,
    JournalHead journal,
    KeptEvents kept,
    InvitationBook invitations,
    VisitorLedger visitors,
    DeviceBook devices,
    Firmware firmware,
    Optional<WifiNetwork> wifi) {

  /// A lock as it leaves the factory.
  ///
  /// @param signingKey the public half of the key in its secure element
  public static StoredState blank(LockId lockId, SigningKey signingKey, Entropy entropy) {
    return new StoredState(
        Identity.fresh(lockId, signingKey, Generation.FIRST, entropy),
        Household.EMPTY,
        LockOut.NONE,
        LockOut.NONE,
        Modes.DEFAULT,
        Settings.DEFAULT,
        AccessList.EMPTY,
        JournalHead.EMPTY,
        KeptEvents.NONE,
        InvitationBook.EMPTY,
        VisitorLedger.EMPTY,
        DeviceBook.EMPTY,
        Firmware.FACTORY,
        Optional.empty());
  }

  /// This lock after a reset: everything personal is gone, the journal goes on (LK-29, D-16), and
  /// so does the firmware.
  public StoredState afterReset(Entropy entropy) {
    return new StoredState(
        identity.afterReset(entropy),
        Household.EMPTY,
        LockOut.NONE,
        LockOut.NONE,
        Modes.DEFAULT,
        Settings.DEFAULT,
        AccessList.EMPTY,
        journal,
        KeptEvents.above(journal.sequence()),
        InvitationBook.EMPTY,
        VisitorLedger.EMPTY,
        DeviceBook.EMPTY,
        firmware.wantingNothing(),
        Optional.empty());
  }

  /// Whether somebody can manage the lock now and always (LK-8): an administrator who may, and who
  /// has a credential or an app to do it with. One under the rule of two has to have two kinds of
  /// credentials to be recognised at the door at all (ST-7), where no app counts.
  public boolean hasLastingAdministrator() {
    return household.users().stream().anyMatch(this::isLasting);
  }

  private boolean isLasting(User user) {
    long kinds = household.kindsOf(user.index());
    return user.isUnboundAdministrator()
        && switch (user.terms().rule()) {
          case SINGLE -> kinds > 0 || access.hasAdministratorOf(user.index());
          case DUAL -> kinds > 1;
        };
  }

  /// Whether there is a way to manage the lock that nothing but its use takes away (LK-8): somebody
  /// who can now and always, or an administrator's app that can give somebody a credential again.
  public boolean isManageable() {
    return hasLastingAdministrator() || access.keys().stream().anyMatch(this::mayAlwaysEnrol);
  }

  private boolean mayAlwaysEnrol(EnrolledKey key) {
    return key.role() == KeyRole.ADMINISTRATOR
        && !key.validity().isBounded()
        && key.limits().filter(own -> !own.contains(Operation.START_ENROLMENT)).isEmpty()
        && household.users().stream()
            .filter(User::isUnboundAdministrator)
            .anyMatch(user -> key.user().filter(own -> !own.equals(user.index())).isEmpty());
  }

  /// The same with another identity.
  public StoredState with(Identity other) {
    Draft next = new Draft(this);
    next.identity = other;
    return next.state();
  }

  /// The same with another household.
  public StoredState with(Household other) {
    Draft next = new Draft(this);
    next.household = other;
    return next.state();
  }

  /// The same with other counters of wrong tries.
  public StoredState with(LockOut other) {
    Draft next = new Draft(this);
    next.lockOut = other;
    return next.state();
  }

  /// The same with other counters of attack presentations.
  public StoredState withAttacks(LockOut other) {
    Draft next = new Draft(this);
    next.attacks = other;
    return next.state();
  }

  /// The same with other modes.
  public StoredState with(Modes other) {
    Draft next = new Draft(this);
    next.modes = other;
    return next.state();
  }

  /// The same with other settings.
  public StoredState with(Settings other) {
    Draft next = new Draft(this);
    next.settings = other;
    return next.state();
  }

  /// The same with another access list. A key that is taken out takes along what hangs on it:
  /// visitor passcodes, one-time and periodic ones (SEC-15), the terms of a link, a sensor's
  /// counter.
  public StoredState with(AccessList other) {
    Draft next = new Draft(this);
    Set<KeyId> apps = other.keys().stream().map(EnrolledKey::id).collect(toUnmodifiableSet());
    next.access = other;
    next.visitors = visitors.retain(apps);
    next.household = household.withoutPeriodic(code -> !apps.contains(code.issuer()));
    next.devices = devices.retain(apps);
    return next.state();
  }

  /// The same with another end of the chain.
  public StoredState with(JournalHead other) {
    Draft next = new Draft(this);
    next.journal = other;
    return next.state();
  }

  /// The same with other events left.
  public StoredState with(KeptEvents other) {
    Draft next = new Draft(this);
    next.kept = other;
    return next.state();
  }

  /// The same with another book of invitations.
  public StoredState with(InvitationBook other) {
    Draft next = new Draft(this);
    next.invitations = other;
    return next.state();
  }

  /// The same with another ledger of visitor passcodes.
  public StoredState with(VisitorLedger other) {
    Draft next = new Draft(this);
    next.visitors = other;
    return next.state();
  }

  /// The same with other words on devices.
  public StoredState with(DeviceBook other) {
    Draft next = new Draft(this);
    next.devices = other;
    return next.state();
  }

  /// The same with other firmware.
  public StoredState with(Firmware other) {
    Draft next = new Draft(this);
    next.firmware = other;
    return next.state();
  }

  /// The same with another wireless network.
  public StoredState with(WifiNetwork other) {
    Draft next = new Draft(this);
    next.wifi = Optional.of(other);
    return next.state();
  }

  /// A copy in the making, so that each change names only what it changes.
  private static final class Draft {

    private Identity identity;
    private Household household;
    private LockOut lockOut;
    private LockOut attacks;
    private Modes modes;
    private Settings settings;
    private AccessList access;
    private JournalHead journal;
    private KeptEvents kept;
    private InvitationBook invitations;
    private VisitorLedger visitors;
    private DeviceBook devices;
    private Firmware firmware;
    private Optional<WifiNetwork> wifi;

    private Draft(StoredState from) {
      identity = from.identity;
      household = from.household;
      lockOut = from.lockOut;
      attacks = from.attacks;
      modes = from.modes;
      settings = from.settings;
      access = from.access;
      journal = from.journal;
      kept = from.kept;
      invitations = from.invitations;
      visitors = from.visitors;
      devices = from.devices;
      firmware = from.firmware;
      wifi = from.wifi;
    }

    private StoredState state() {
      return new StoredState(
          identity,
          household,
          lockOut,
          attacks,
          modes,
          settings,
          access,
          journal,
          kept,
          invitations,
          visitors,
          devices,
          firmware,
          wifi);
    }
  }
}
