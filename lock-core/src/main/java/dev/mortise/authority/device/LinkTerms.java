package dev.mortise.authority.device;

import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a linked lock's key may do here: *unlock as linked*, for these users and no others
/// (SEC-28).
///
/// @param users users of the *other* lock, at least one
/// @param relock when this door locks again unless somebody opened it, in whole seconds (LK-41)
public record LinkTerms(SortedSet<UserIndex> users, Duration relock) {

  /// The relock time that a link has unless somebody chose another (D-12).
  public static final Duration USUAL_RELOCK = Duration.ofSeconds(10);

  /// The longest relock time of a link, in seconds.
  public static final int RELOCK_SECONDS_MAX = 300;

  public LinkTerms {
    users = Collections.unmodifiableSortedSet(new TreeSet<>(users));
    if (users.isEmpty()
        || relock.toSeconds() < 1
        || relock.toSeconds() > RELOCK_SECONDS_MAX
        || relock.toNanosPart() != 0) {
      throw new IllegalArgumentException(
          "a link names users and 1 to 300 seconds users=%s relock=%s".formatted(users, relock));
    }
  }

  /// Puts the terms where a message or the flash has them, keys 6 and 7.
  public CborMap.Builder put(CborMap.Builder fields) {
    return fields.put(6, Field.userIndices(users)).put(7, relock.toSeconds());
  }

  /// Reads the fields that [#put] wrote; faults are told by the reader's [MapReader#finish()].
  public static LinkTerms read(MapReader fields) {
    return new LinkTerms(
        Field.userIndices(fields, 6), Duration.ofSeconds(fields.integer(7, 1, RELOCK_SECONDS_MAX)));
  }
}
