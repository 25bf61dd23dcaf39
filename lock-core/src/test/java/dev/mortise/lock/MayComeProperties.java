package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/// The door opens to whoever may come, and stays shut to everybody else.
class MayComeProperties {

  private static final UserIndex GUEST = new UserIndex(2);
  private static final int VISITS = 40;

  @Property(tries = 40)
  @Tag("LK-10")
  @Tag("ST-4")
  @Tag("ST-5")
  @Tag("ST-7")
  void doorOpensExactlyToThoseWhoMayCome(@ForAll long seed) {
    Random random = new Random(seed);
    LockBench bench = new LockBench().withAdministrator("135790");
    bench.user(2, Role.USER, "2468024");
    bench.fingerprint(GUEST, false);
    for (int visit = 0; visit < VISITS; visit++) {
      bench.pass(Duration.ofMinutes(1)).turnThePage();
      Optional<Instant> time = time(random);
      bench.wall(time);
      User guest = guest(bench, random);
      bench.setUp(bench.state().stored().with(bench.state().stored().household().with(guest)));
      boolean two = random.nextBoolean();

      bench.press("2468024o");
      if (two) {
        bench.finger(1);
      }
      boolean enough = two || guest.terms().rule() == CredentialRule.SINGLE;
      assertEquals(
          enough && MayCome.mayCome(guest, time, true),
          bench.droveBolt(),
          "seed=%d visit=%d time=%s %s".formatted(seed, visit, time, guest));
    }
  }

  private static User guest(LockBench bench, Random random) {
    User guest = bench.state().stored().household().user(GUEST).orElseThrow();
    AccessTerms terms = AccessTerms.UNRESTRICTED;
    for (int i = random.nextInt(4); i > 0; i--) {
      terms = RandomTerms.of(random).of(terms).orElse(terms);
    }
    return guest
        .on(AccessTerms.UNRESTRICTED)
        .enabled(false)
        .enabled(random.nextInt(8) > 0)
        .on(terms);
  }

  private static Optional<Instant> time(Random random) {
    return random.nextInt(8) == 0
        ? Optional.empty()
        : Optional.of(LockBench.MORNING.plus(Duration.ofMinutes(random.nextInt(20_000))));
  }
}
