package dev.mortise.lock;

import dev.mortise.schedule.RandomSchedules;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/// Changes of a user's terms drawn from a seed; half of them lift a limit.
final class RandomTerms {

  private RandomTerms() {}

  static TermsChange of(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> TermsChange.to(pick(random, CredentialRule.values()));
      case 1 -> TermsChange.to(validity(random));
      case 2 -> TermsChange.to(Validity.ALWAYS);
      case 3 -> TermsChange.to(UserType.UNRESTRICTED_USER);
      case 4 -> TermsChange.to(pick(random, UserType.values()));
      default -> TermsChange.to(UserType.SCHEDULE_RESTRICTED_USER, RandomSchedules.of(random));
    };
  }

  private static Validity validity(Random random) {
    Instant from = LockBench.MORNING.plus(Duration.ofMinutes(random.nextInt(10_000)));
    return new Validity(Optional.of(from), Optional.of(from.plus(Duration.ofDays(3))));
  }

  private static <E> E pick(Random random, E[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
