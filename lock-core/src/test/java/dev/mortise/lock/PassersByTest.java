package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How strict the search among faces is after strangers passed by, and for how long.
class PassersByTest {

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final BenchSenses senses = new BenchSenses(bench);

  PassersByTest() {
    UserIndex bo = bench.user(2, Role.USER, "2468024");
    senses.withFace(bo);
    senses.onApproach();
    bench.turnThePage();
  }

  private RecentMisses faceMisses() {
    return bench.machine().recentFaceMisses(bench.state(), bench.now());
  }

  @Test
  @Tag("D-19")
  void missesOfBothKindsMakeTheNextSearchAmongFacesStricterAndPassersByNoOther() {
    senses.strangeFace(1);
    senses.awake().strangeFace(2);

    assertEquals(new RecentMisses(2), faceMisses());
    assertEquals(new RecentMisses(1), bench.machine().recentMisses(bench.state(), bench.now()));
  }

  @Test
  @Tag("D-19")
  void afterFiveMinutesAStrangerMakesNoSearchStricterAnyMore() {
    senses.strangeFace(1);
    bench.pass(Duration.ofMinutes(2));
    senses.strangeFace(2);
    bench.pass(Duration.ofMinutes(3));
    assertEquals(new RecentMisses(2), faceMisses());

    bench.pass(Duration.ofMillis(1));
    assertEquals(new RecentMisses(1), faceMisses());
    bench.pass(Duration.ofMinutes(2));
    assertEquals(RecentMisses.NONE, faceMisses());
  }

  @Test
  @Tag("D-19")
  void theEndOfAPauseMakesNoSearchLenient() {
    for (int i = 0; i < 5; i++) {
      senses.strangeFace(i);
    }
    bench.pass(Duration.ofMinutes(3));
    assertEquals(new RecentMisses(RecentMisses.MAX), faceMisses());

    senses.strangeFace(9);
    assertEquals(new RecentMisses(RecentMisses.MAX), faceMisses());
  }

  @Test
  @Tag("D-19")
  void anAdministratorsFaceForgetsTheStrangersAndAUsersDoesNot() {
    int owner = senses.withFace(new UserIndex(1)).index();
    senses.strangeFace(1);
    senses.face(1);
    assertTrue(bench.isOpen());
    assertEquals(new RecentMisses(1), faceMisses());

    senses.face(owner);
    assertEquals(RecentMisses.NONE, faceMisses());
  }

  @Test
  @Tag("D-19")
  void whoIsKnownAndMayNotComeInPutsOffNoPause() {
    disable(new UserIndex(2));
    for (int i = 0; i < 4; i++) {
      senses.strangeFace(i);
    }
    senses.face(1);
    senses.strangeFace(5);

    assertTrue(bench.state().live().passersBy().isPausedAt(bench.now()));
    assertFalse(bench.isOpen());
  }

  private void disable(UserIndex user) {
    StoredState stored = bench.state().stored();
    User disabled = stored.household().user(user).orElseThrow().enabled(false);
    bench.setUp(stored.with(stored.household().with(disabled)));
  }
}
