package dev.mortise.authority.device;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.SampleMessages;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Links of every kind.
public final class SampleLinks {

  private SampleLinks() {}

  /// A link to another lock, for two users.
  public static LinkedLock to() {
    return to(SampleMessages.LOCK, 1, 50);
  }

  static LinkedLock to(LockId lock, int... users) {
    return LinkedLock.of(
        lock,
        SampleMessages.GENERATION,
        SampleMessages.ED25519,
        SampleMessages.AGREEMENT,
        new DisplayName("Back door"),
        users(users));
  }

  static Set<UserIndex> users(int... numbers) {
    Set<UserIndex> users = new TreeSet<>();
    for (int number : numbers) {
      users.add(new UserIndex(number));
    }
    return users;
  }

  /// The terms of a link from another lock.
  public static LinkTerms terms() {
    return new LinkTerms(new TreeSet<>(users(1, 2, 50)), Duration.ofSeconds(10));
  }

  /// A link in either direction.
  public static LinkBook book() {
    TreeMap<KeyId, LinkTerms> openedBy = new TreeMap<>();
    openedBy.put(SampleMessages.P256.id(), terms());
    return new LinkBook(List.of(to()), openedBy);
  }
}
