package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialRef;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What each type of user may do, by each way they can come; scheduled ones here have no schedule.
class UserTypeTableTest {

  private static final UserIndex GUEST = new UserIndex(2);
  private static final String PASSCODE = "2468024";

  @ParameterizedTest
  @CsvSource({
    "unrestricted-user,        opens,   opens,   done,       done,       done",
    "disposable-user,          opens,   opens,   done,       done,       done",
    "expiring-user,            opens,   opens,   done,       done,       done",
    "remote-only-user,         refused, refused, done,       done,       done",
    "non-access-user,          refused, refused, restricted, restricted, done",
    "week-day-schedule-user,   refused, refused, restricted, restricted, restricted",
    "year-day-schedule-user,   refused, refused, restricted, restricted, restricted",
    "schedule-restricted-user, refused, refused, restricted, restricted, restricted",
  })
  @Tag("ST-4")
  @Tag("ST-5")
  void typeSaysWhatAUserMayDo(
      String type, String passcode, String finger, String near, String remote, String lock) {
    assertEquals(passcode, atTheDoor(type, bench -> bench.press(PASSCODE + "o")));
    assertEquals(finger, atTheDoor(type, bench -> bench.finger(1)));
    assertEquals(near, byApp(type, Channel.NEAR, false));
    assertEquals(remote, byApp(type, Channel.REMOTE, false));
    assertEquals(lock, byApp(type, Channel.NEAR, true));
  }

  private interface Hand {
    Iterable<LockEffect> touch(LockBench bench);
  }

  private static String atTheDoor(String type, Hand hand) {
    LockBench bench = household(type);
    CredentialRef finger = bench.fingerprint(GUEST, false);
    assertEquals(1, finger.index());
    hand.touch(bench);
    return bench.droveBolt() ? "opens" : "refused";
  }

  private static String byApp(String type, Channel channel, boolean lock) {
    LockBench bench = household(type);
    EnrolledKey app = bench.app(2, KeyRole.USER, Optional.of(GUEST));
    return bench.result(app, channel, lock ? new Lock() : new Unlock());
  }

  private static LockBench household(String word) {
    UserType type =
        Arrays.stream(UserType.values())
            .filter(each -> each.wireText().equals(word))
            .findFirst()
            .orElseThrow();
    LockBench bench = new LockBench().withAdministrator("135790");
    bench.user(2, Role.USER, PASSCODE);
    StoredState stored = bench.state().stored();
    User guest = stored.household().user(GUEST).orElseThrow();
    bench.setUp(
        stored
            .with(
                stored
                    .household()
                    .with(guest.on(TermsChange.to(type).of(guest.terms()).orElseThrow())))
            .with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(true))));
    return bench.turnThePage();
  }
}
