package dev.mortise.companion.survival;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.Prompt;
import dev.mortise.mode.Language;
import dev.mortise.passcode.Digits;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SettingName;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.qr.ScannedCode;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhonePasscodes;
import dev.mortise.sim.phone.Reach.Wanted;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The household's story: which moments are possible now, and what happens in each.
final class Story {

  private static final String PASSCODE = "135790";
  private static final String WRONG = "907214";
  private static final int USERS_MAX = 20;

  private final Household household;
  private final Stage stage;
  private final Ledger ledger;
  private final Guests guests;
  private boolean passcodesLeft = true;

  Story(Household household) {
    this.household = household;
    this.stage = household.stage;
    this.ledger = household.ledger;
    this.guests = new Guests(household);
  }

  /// What may happen now; never nothing.
  List<Moment> possible() {
    if (!ledger.administrator) {
      return List.of(Moment.ADMINISTRATOR, Moment.KEY);
    }
    if (!ledger.paired) {
      return List.of(ledger.account ? Moment.PAIRING : Moment.ACCOUNT, Moment.PASSCODE);
    }
    if (ledger.mayBeLockedOut()) {
      return List.of(Moment.LIFT);
    }
    List<Moment> possible =
        new ArrayList<>(
            List.of(
                Moment.NEAR_DOOR, Moment.PASSCODE, Moment.KEY, Moment.WRONG_TRY, Moment.EVENTS));
    possible.add(ledger.remote ? Moment.REMOTE_DOOR : Moment.REMOTE_SETTING);
    possible.add(ledger.visitorSeries && passcodesLeft ? Moment.VISITOR : Moment.VISITOR_SERIES);
    if (!ledger.usedPasscodes.isEmpty() || !ledger.doubtfulPasscodes.isEmpty()) {
      possible.add(Moment.VISITOR_AGAIN);
    }
    possible.add(ledger.users.size() < USERS_MAX ? Moment.USER_ADDED : Moment.USER_DELETED);
    if (!ledger.users.isEmpty()) {
      possible.add(Moment.USER_DELETED);
    }
    possible.addAll(guests.possible());
    return possible;
  }

  void play(Moment moment) throws CutOff {
    switch (moment) {
      case ADMINISTRATOR -> makeAdministrator();
      case ACCOUNT -> makeAccount();
      case PAIRING -> pair();
      case REMOTE_SETTING -> allowRemote();
      case VISITOR_SERIES -> turnPasscodesOn();
      case USER_ADDED -> addUser();
      case USER_DELETED -> deleteUser();
      case NEAR_DOOR -> moveByPhone(Wanted.NEAR);
      case REMOTE_DOOR -> moveByPhone(Wanted.REMOTE);
      case PASSCODE -> openByPasscode();
      case KEY -> turnKey();
      case VISITOR -> admitVisitor();
      case VISITOR_AGAIN -> tryUsedPasscode();
      case WRONG_TRY -> tryWrongPasscode();
      case LIFT -> lift();
      case INVITATION -> guests.invite();
      case REDEMPTION -> guests.redeem();
      case GUEST_DOOR -> guests.open();
      case REVOCATION -> guests.revoke();
      case EVENTS -> new Inspection(household).events();
    }
  }

  private void makeAdministrator() throws CutOff {
    List<String> seen = stage.atLock("press cancel ok %s ok %1$s ok".formatted(PASSCODE));
    // A lock that was killed behind the last key has its administrator already.
    boolean there = says(seen, Prompt.ADMINISTRATOR_CREATED) || says(seen, Prompt.WELCOME);
    assertTrue(there, () -> "no administrator: " + seen);
    ledger.administrator = true;
  }

  private void makeAccount() throws CutOff {
    var _ = Household.ask(() -> household.account(household.owner(Wanted.ANY), Household.OWNER));
    ledger.account = true;
  }

  private void pair() throws CutOff {
    var _ = stage.atLock("cover off");
    var _ = stage.atLock("set hold");
    List<String> seen = stage.atLock("press " + PASSCODE + " ok");
    Optional<String> code = seen.stream().filter(line -> line.startsWith("MORTISE:")).findFirst();
    assertTrue(code.isPresent(), () -> "no code to scan: " + seen);
    if (PairingCode.scan(code.get()) instanceof ScannedCode.Recognized(PairingCode scanned)) {
      Phone owner = Household.ask(() -> household.owner(Wanted.NEAR));
      DisplayName name = new DisplayName("door");
      switch (Household.ask(() -> owner.pair(scanned, name, Optional.empty()))) {
        case Phone.Pairing.NotPaired(var outcome) -> {
          var _ = household.done(outcome);
        }
        case Phone.Pairing.Paired _ -> {
          ledger.keys.add(Household.ask(() -> Household.key(owner)));
          ledger.paired = true;
        }
      }
    }
    var _ = stage.atLock("cover on");
  }

  private Receipt command(Wanted way, CommandArguments arguments) throws CutOff {
    return household.done(Household.ask(() -> household.lock(way).command(arguments)));
  }

  private void allowRemote() throws CutOff {
    SettingName name = new SettingName("remote-unlock");
    var _ =
        command(Wanted.NEAR, new CommandArguments.ChangeSetting(name, new SettingValue.Flag(true)));
    ledger.remote = true;
  }

  private void turnPasscodesOn() throws CutOff {
    // Until the new series is acknowledged, which one holds is not known.
    ledger.visitorSeries = false;
    ledger.doubtfulPasscodes.clear();
    var _ = household.done(Household.ask(() -> household.lock(Wanted.NEAR).passcodes().turnOn()));
    ledger.visitorSeries = true;
    passcodesLeft = true;
  }

  private void addUser() throws CutOff {
    String name = "guest room " + ledger.sequence;
    // Whoever comes may get the number of somebody who left.
    ledger.deletedUsers.clear();
    Receipt receipt =
        command(Wanted.NEAR, new CommandArguments.AddUser(new DisplayName(name), Role.USER));
    int index = number(receipt);
    ledger.users.put(index, name);
  }

  private static int number(Receipt receipt) {
    try {
      return Cbor.decode(receipt.data().orElseThrow(), CborLimits.ofBytes(16))
              instanceof CborInt(long number)
          ? Math.toIntExact(number)
          : 0;
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }

  private void deleteUser() throws CutOff {
    int index = ledger.users.keySet().iterator().next();
    ledger.users.remove(index);
    var _ = command(Wanted.NEAR, new CommandArguments.DeleteUser(new UserIndex(index)));
    ledger.deletedUsers.add(index);
  }

  private void moveByPhone(Wanted way) throws CutOff {
    ledger.wrongTries = 0;
    var _ = command(way, new CommandArguments.Unlock());
    var _ = command(way, new CommandArguments.Lock());
  }

  private void openByPasscode() throws CutOff {
    ledger.wrongTries = 0;
    List<String> seen = stage.atLock("press " + PASSCODE + " ok");
    assertTrue(says(seen, Prompt.WELCOME), () -> "the passcode does not open: " + seen);
    ledger.forgetWrongTries();
  }

  private void turnKey() throws CutOff {
    var _ = stage.atLock("key unlock");
    var _ = stage.atLock("key lock");
  }

  private void admitVisitor() throws CutOff {
    // The answer to the phone's question sets the lock's time, without which no visitor comes in.
    var _ = Household.ask(() -> household.lock(Wanted.NEAR).home());
    switch (Household.ask(() -> household.lock(Wanted.NEAR).passcodes().make("parcel"))) {
      case PhonePasscodes.Making.Made made -> {
        String passcode = text(made.passcode().digits());
        ledger.doubtfulPasscodes.add(passcode);
        List<String> seen = stage.atLock("press " + passcode + " ok");
        assertTrue(says(seen, Prompt.WELCOME), () -> "the visitor stays outside: " + seen);
        ledger.doubtfulPasscodes.remove(passcode);
        ledger.usedPasscodes.add(passcode);
      }
      case PhonePasscodes.Making.NoMore _ -> passcodesLeft = false;
      case PhonePasscodes.Making.Off _ -> throw new AssertionError("one-time passcodes are off");
    }
  }

  private void tryUsedPasscode() throws CutOff {
    if (ledger.doubtfulPasscodes.isEmpty()) {
      List<String> seen = tryInVain(ledger.usedPasscodes.getLast());
      assertFalse(says(seen, Prompt.WELCOME), () -> "a used passcode opens again: " + seen);
      return;
    }
    String passcode = ledger.doubtfulPasscodes.removeFirst();
    List<String> seen = tryInVain(passcode);
    if (says(seen, Prompt.WELCOME)) {
      ledger.wrongTriesBegun--;
      ledger.wrongTries = 0;
    }
    ledger.usedPasscodes.add(passcode);
  }

  private void tryWrongPasscode() throws CutOff {
    List<String> seen = tryInVain(WRONG);
    assertFalse(says(seen, Prompt.WELCOME), () -> "a wrong passcode opens: " + seen);
  }

  private List<String> tryInVain(String passcode) throws CutOff {
    ledger.wrongTryBegins();
    List<String> seen = stage.atLock("press " + passcode + " ok");
    ledger.wrongTries++;
    boolean locked = says(seen, Prompt.SYSTEM_LOCKED);
    assertTrue(
        locked || ledger.wrongTries < Ledger.WRONG_TRIES_MAX,
        () -> "%d wrong tries did not lock: %s".formatted(ledger.wrongTries, seen));
    if (locked) {
      ledger.wrongTriesBegun = Ledger.WRONG_TRIES_MAX;
    }
    return seen;
  }

  private void lift() throws CutOff {
    ledger.wrongTries = 0;
    var _ = command(Wanted.NEAR, new CommandArguments.LiftLockout());
    ledger.forgetWrongTries();
  }

  private static boolean says(List<String> seen, Prompt prompt) {
    return seen.stream().anyMatch(line -> line.contains(prompt.in(Language.ENGLISH)));
  }

  private static String text(Digits digits) {
    return IntStream.range(0, digits.length())
        .mapToObj(place -> Integer.toString(digits.at(place)))
        .collect(Collectors.joining());
  }
}
