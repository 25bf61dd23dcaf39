package dev.mortise.user;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.passcode.Digits;
import dev.mortise.passcode.Passcode;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HouseholdTest {

  private static final SecretBytes KEY = SecretBytes.copyOf(new byte[32]);
  private static final UserIndex NEWCOMER = new UserIndex(50);

  private Household household = Household.EMPTY;

  HouseholdTest() {
    for (int i = 1; i <= UserIndex.MAX; i++) {
      UserIndex index = new UserIndex(i);
      household = household.with(User.of(index, new DisplayName("User " + i), Role.USER));
    }
  }

  @Test
  @Tag("LK-1")
  void fiftyFacesFillTheLockAndLeaveRoomForFingersAndPasscodes() {
    for (int i = 0; i < 50; i++) {
      assertTrue(household.hasRoom(NEWCOMER, CredentialKind.FACE, false), "face " + i);
      add(CredentialKind.FACE, 1 + i / 3, false);
    }

    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.FACE, false));
    assertTrue(household.hasRoom(NEWCOMER, CredentialKind.FINGERPRINT, false));
    assertTrue(household.hasRoom(NEWCOMER, CredentialKind.PASSCODE, false));
  }

  @Test
  @Tag("LK-1")
  @Tag("D-2")
  void fiftyPasscodesFillTheLockThoseForDuressIncluded() {
    for (int i = 0; i < 50; i++) {
      assertTrue(household.hasRoom(NEWCOMER, CredentialKind.PASSCODE, false), "passcode " + i);
      boolean duress = i % 2 == 1;
      Credential passcode =
          Credential.of(
              new CredentialRef(CredentialKind.PASSCODE, i + 1),
              new UserIndex(1 + i / 2),
              duress,
              List.of());
      household =
          household.withPasscode(passcode, new Passcode(Digits.of("97%04d13".formatted(i))), KEY);
    }

    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.PASSCODE, false));
    assertTrue(household.hasRoom(NEWCOMER, CredentialKind.FINGERPRINT, false));
  }

  @Test
  @Tag("D-2")
  void fingerprintsForDuressTakePlacesOfTheLock() {
    for (int user = 1; user <= 10; user++) {
      for (int finger = 1; finger <= 4; finger++) {
        add(CredentialKind.FINGERPRINT, user, false);
      }
      assertTrue(household.hasRoom(NEWCOMER, CredentialKind.FINGERPRINT, false), "user " + user);
      add(CredentialKind.FINGERPRINT, user, true);
    }

    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.FINGERPRINT, false));
    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.FINGERPRINT, true));
  }

  @Test
  @Tag("D-2")
  void aUserWhoIsFullHasNoRoomThoughTheLockHas() {
    for (int finger = 1; finger <= 5; finger++) {
      add(CredentialKind.FINGERPRINT, 1, false);
    }

    assertFalse(household.hasRoom(new UserIndex(1), CredentialKind.FINGERPRINT, false));
    assertTrue(household.hasRoom(new UserIndex(2), CredentialKind.FINGERPRINT, false));
  }

  @Test
  @Tag("LK-2")
  void userHasThreeFacesAndNoneForDuress() {
    for (int face = 1; face <= 3; face++) {
      assertTrue(household.hasRoom(NEWCOMER, CredentialKind.FACE, false), "face " + face);
      add(CredentialKind.FACE, NEWCOMER.number(), false);
    }

    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.FACE, false));
    assertFalse(household.hasRoom(NEWCOMER, CredentialKind.FACE, true));
  }

  private void add(CredentialKind kind, int user, boolean duress) {
    CredentialRef ref = household.freeRef(kind).orElseThrow();
    household = household.with(Credential.of(ref, new UserIndex(user), duress, List.of()));
  }
}
