package dev.mortise.sim.fleet.reference;

import dev.mortise.authority.Channel;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.OperatingMode;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything by which a household changes: users, credentials, modes, settings, the clock.
final class HouseSteps {

  private static final List<OperatingMode> MODES = List.of(OperatingMode.values());

  static final int PEOPLE_MAX = 6;

  private final World world;
  private final VisitorSteps visitors;
  private final TermSteps terms;
  private final Orders orders;

  HouseSteps(World world, VisitorSteps visitors) {
    this.world = world;
    this.visitors = visitors;
    this.terms = new TermSteps(world);
    this.orders = new Orders(world);
  }

  /// An administrator, or somebody who would like to be one, sends a command.
  void command() {
    List<LifePhone> all = List.copyOf(world.phones.values());
    LifePhone phone =
        world.random.nextInt(3) > 0 ? world.owners() : all.get(world.random.nextInt(all.size()));
    switch (world.random.nextInt(13)) {
      case 0 -> add(phone);
      case 1 -> delete(phone);
      case 2, 3, 4 -> terms.change(phone);
      case 5 -> deleteCredential(phone);
      case 6, 7 -> mode(phone);
      case 8 -> remoteUnlock(phone);
      case 9 -> systemLock(phone);
      case 10 -> lift(phone);
      case 11 -> time(phone);
      default -> raiseEpoch(phone);
    }
  }

  private void add(LifePhone phone) {
    if (world.model.people.size() >= PEOPLE_MAX) {
      return;
    }
    boolean manages = world.random.nextInt(4) == 0;
    Role role = manages ? Role.ADMINISTRATOR : Role.USER;
    if (orders.sent(phone, new CommandArguments.AddUser(new DisplayName("Guest"), role), true)) {
      for (LockEvent event : world.notes.events) {
        if (event instanceof LockEvent.UserChange(var change, var user, _)
            && change == Change.ADDED) {
          world.model.people.put(user.number(), new Person(user.number(), manages));
        }
      }
    }
  }

  private void delete(LifePhone phone) {
    int number = 1 + world.random.nextInt(PEOPLE_MAX);
    boolean there = world.model.people.containsKey(number);
    boolean last = number == 1 && isSoleAdministrator(world.model);
    if (number == 1 && !last) {
      return;
    }
    CommandArguments delete = new CommandArguments.DeleteUser(new UserIndex(number));
    if (orders.sent(phone, delete, there && !last)) {
      world.model.delete(number);
      world.reached.add("a deleted user");
      world.phones.values().removeIf(one -> one.whose.holder() == number);
    }
  }

  static boolean isSoleAdministrator(Reference model) {
    return model.people.values().stream().filter(one -> one.administrator).count() == 1;
  }

  /// The owner's credentials stay: what the last administrator needs is a matter of other tests.
  private void deleteCredential(LifePhone phone) {
    boolean code = world.random.nextBoolean();
    int slot = 1 + world.random.nextInt(8);
    Optional<Integer> holder =
        code
            ? Optional.ofNullable(world.model.codes.get(slot)).map(Reference.Code::holder)
            : Optional.ofNullable(world.model.fingers.get(slot)).map(Reference.Finger::holder);
    if (holder.filter(one -> one == 1).isPresent()) {
      return;
    }
    CredentialKind kind = code ? CredentialKind.PASSCODE : CredentialKind.FINGERPRINT;
    CommandArguments delete = new CommandArguments.DeleteCredential(new CredentialRef(kind, slot));
    if (!orders.sent(phone, delete, holder.isPresent())) {
      return;
    }
    int whose = holder.orElseThrow();
    world.model.codes.keySet().removeIf(one -> code && one == slot);
    world.model.fingers.keySet().removeIf(one -> !code && one == slot);
    if (!Codes.hasOrdinary(world.model, whose, code)) {
      world.model.codes.values().removeIf(one -> code && one.holder() == whose);
      world.model.fingers.values().removeIf(one -> !code && one.holder() == whose);
    }
  }

  /// Passage mode opens the door, so it takes what an opening takes.
  private void mode(LifePhone phone) {
    OperatingMode mode = MODES.get(world.random.nextInt(MODES.size()));
    orders.prepare(phone);
    if (mode != OperatingMode.PASSAGE || mode == world.model.mode) {
      if (orders.sent(phone, new CommandArguments.SetMode(mode), true)) {
        world.model.mode = mode;
      }
      return;
    }
    boolean sees = world.model.manages(phone.whose) && world.lock.powered();
    Verdict verdict = sees ? world.model.unlock(phone.whose, false, true) : Verdict.STAYS;
    phone.command(new CommandArguments.SetMode(mode), Channel.NEAR);
    if (verdict == Verdict.OPENS) {
      world.model.mode = mode;
    }
  }

  private void remoteUnlock(LifePhone phone) {
    boolean on = world.random.nextInt(3) > 0;
    if (orders.sent(phone, setting(Setting.REMOTE_UNLOCK, on), true)) {
      world.model.remoteUnlock = on;
    }
  }

  /// Switching the lock-out off ends it and forgets the window, and padding goes with it; what is
  /// spent of the budget stays spent (LK-49, D-14).
  private void systemLock(LifePhone phone) {
    boolean on = world.random.nextInt(4) > 0;
    if (orders.sent(phone, setting(Setting.SYSTEM_LOCK, on), true)) {
      world.model.systemLock = on;
      if (!on) {
        world.reached.add("lock-out switched off");
        world.model.tries.switchedOff();
      }
    }
  }

  private static CommandArguments setting(Setting setting, boolean on) {
    return new CommandArguments.ChangeSetting(setting.settingName(), new SettingValue.Flag(on));
  }

  private void lift(LifePhone phone) {
    boolean locked = world.model.isLocked();
    if (orders.sent(phone, new CommandArguments.LiftLockout(), true)) {
      world.reached.add(locked ? "lock-out lifted" : "tries forgotten");
      world.model.tries.lift();
      world.model.oneTime.lift();
    }
  }

  /// An app sets the clock: right, or ahead or back by some hours.
  void time(LifePhone phone) {
    Instant truth = World.MORNING.plusNanos(world.lock.clock().world());
    boolean right = world.random.nextBoolean();
    Instant now = right ? truth : world.lock.clock().wall().orElse(truth);
    int back = world.random.nextInt(6) == 0 ? -600 : 0;
    int off = right ? 0 : world.random.nextInt(back, back < 0 ? 0 : 240);
    CommandArguments set = new CommandArguments.SetTime(now.plus(Duration.ofMinutes(off)));
    if (orders.sent(phone, set, true)) {
      world.reached.add(off < 0 ? "clock set back" : "clock set");
    }
  }

  private void raiseEpoch(LifePhone phone) {
    if (orders.sent(phone, new CommandArguments.RaiseVisitorEpoch(), true)) {
      visitors.raised(phone);
    }
  }
}
