package dev.mortise.sim.phone.memory;

import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.access.ListedUser;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.user.UserIndex;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the people and the apps of a lock are called, as far as the phone learned it from the
/// lock's own words.
///
/// @param read the version of the access list that the users were read from; empty if none was read
public record KnownNames(
    SortedMap<UserIndex, String> users,
    SortedMap<KeyId, DisplayName> apps,
    Optional<AccessVersion> read) {

  /// Nobody's name.
  public static final KnownNames NONE =
      new KnownNames(new TreeMap<>(), new TreeMap<>(), Optional.empty());

  /// As many apps as are remembered by name: those of a lock, and many that were.
  public static final int APPS_MAX = 64;

  public KnownNames {
    users = Collections.unmodifiableSortedMap(new TreeMap<>(users));
    apps = Collections.unmodifiableSortedMap(new TreeMap<>(apps));
  }

  /// The same with these users, as the lock lists them now.
  public KnownNames users(Map<UserIndex, String> listed) {
    return new KnownNames(new TreeMap<>(listed), apps, read);
  }

  /// The same with this app. When there are too many, it is forgotten: a name is a comfort.
  public KnownNames with(KeyId key, DisplayName name) {
    if (apps.size() >= APPS_MAX && !apps.containsKey(key)) {
      return this;
    }
    SortedMap<KeyId, DisplayName> more = new TreeMap<>(apps);
    more.put(key, name);
    return new KnownNames(users, more, read);
  }

  /// The same where no access list was read of the lock as it is now.
  KnownNames unread() {
    return new KnownNames(users, apps, Optional.empty());
  }

  /// The same after reading who has access.
  public KnownNames listed(AccessListing listing) {
    KnownNames next =
        users(
            listing.users().stream()
                .collect(Collectors.toMap(ListedUser::index, user -> user.name().text())));
    for (EnrolledKey key : listing.access().keys()) {
      next = next.with(key.id(), key.name());
    }
    return new KnownNames(next.users, next.apps, Optional.of(listing.access().version()));
  }
}
