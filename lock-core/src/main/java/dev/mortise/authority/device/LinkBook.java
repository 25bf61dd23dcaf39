package dev.mortise.authority.device;

import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The links of one lock, in both directions.
///
/// @param opens the locks that open along with this one, at most [#MAX_EACH], each once
/// @param openedBy the terms of each linked lock's key that is enrolled here
public record LinkBook(List<LinkedLock> opens, SortedMap<KeyId, LinkTerms> openedBy) {

  /// As many links as a lock has in either direction.
  public static final int MAX_EACH = 4;

  /// No links.
  public static final LinkBook EMPTY = new LinkBook(List.of(), Collections.emptySortedMap());

  public LinkBook {
    opens = List.copyOf(opens);
    openedBy = Collections.unmodifiableSortedMap(new TreeMap<>(openedBy));
    if (!isSound(opens) || openedBy.size() > MAX_EACH) {
      throw new IllegalArgumentException("more than 4 links, or one twice");
    }
  }

  private static boolean isSound(List<LinkedLock> opens) {
    return opens.size() <= MAX_EACH
        && opens.stream().map(LinkedLock::lock).distinct().count() == opens.size();
  }

  /// The link to this lock.
  public Optional<LinkedLock> to(LockId lock) {
    return opens.stream().filter(link -> link.lock().equals(lock)).findFirst();
  }

  /// The links whose locks open along when this user opens from outside.
  public List<LinkedLock> followersOf(UserIndex user) {
    return opens.stream().filter(link -> link.users().contains(user)).toList();
  }

  /// With this link, in the place of an older one to the same lock; empty if there is no room.
  public Optional<LinkBook> with(LinkedLock link) {
    List<LinkedLock> next =
        Stream.concat(without(link.lock()).opens.stream(), Stream.of(link)).toList();
    return next.size() > MAX_EACH ? Optional.empty() : Optional.of(new LinkBook(next, openedBy));
  }

  /// Without the link to this lock.
  public LinkBook without(LockId lock) {
    return new LinkBook(
        opens.stream().filter(link -> !link.lock().equals(lock)).toList(), openedBy);
  }

  /// Without this user, whose index may be somebody else's tomorrow. A link that named nobody else
  /// goes with them.
  public LinkBook without(UserIndex user) {
    List<LinkedLock> next = new ArrayList<>();
    for (LinkedLock link : opens) {
      SortedSet<UserIndex> users = new TreeSet<>(link.users());
      users.remove(user);
      if (!users.isEmpty()) {
        next.add(
            new LinkedLock(
                link.lock(),
                link.generation(),
                link.signingKey(),
                link.agreementKey(),
                link.name(),
                users));
      }
    }
    return next.equals(opens) ? this : new LinkBook(next, openedBy);
  }

  /// With these terms for the key of a linked lock; empty if there is no room.
  public Optional<LinkBook> with(KeyId key, LinkTerms terms) {
    TreeMap<KeyId, LinkTerms> next = new TreeMap<>(openedBy);
    next.put(key, terms);
    return next.size() > MAX_EACH ? Optional.empty() : Optional.of(new LinkBook(opens, next));
  }

  /// The terms of this key, if it is a linked lock's.
  public Optional<LinkTerms> termsOf(KeyId key) {
    return Optional.ofNullable(openedBy.get(key));
  }

  /// With the terms of these keys alone; the rest are enrolled no more.
  LinkBook retain(Set<KeyId> keys) {
    TreeMap<KeyId, LinkTerms> kept = new TreeMap<>(openedBy);
    kept.keySet().retainAll(keys);
    return kept.size() == openedBy.size() ? this : new LinkBook(opens, kept);
  }

  /// The form it is stored in and shown in.
  public CborValue toCbor() {
    Map<CborKey, CborValue> terms = new TreeMap<>();
    openedBy.forEach(
        (key, one) -> terms.put(CborValue.of(key.octets()), one.put(CborMap.withFields()).build()));
    return CborMap.withFields()
        .put(1, new CborArray(opens.stream().map(LinkedLock::toCbor).toList()))
        .put(2, CborMap.of(terms))
        .build();
  }

  /// Reads that form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static LinkBook parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "links");
    List<LinkedLock> opens = new ArrayList<>();
    for (CborValue item : fields.array(1, 0, MAX_EACH)) {
      MapReader link = MapReader.of(item, "link");
      opens.add(LinkedLock.read(link));
      link.finish();
    }
    if (!isSound(opens)) {
      fields.fault(1, "a lock stands twice");
    }
    SortedMap<KeyId, LinkTerms> openedBy = terms(fields);
    fields.finish();
    return new LinkBook(opens, openedBy);
  }

  private static SortedMap<KeyId, LinkTerms> terms(MapReader fields) throws MalformedCbor {
    SortedMap<KeyId, LinkTerms> terms = new TreeMap<>();
    if (!(fields.value(2) instanceof CborMap map) || map.entries().size() > MAX_EACH) {
      fields.fault(2, "expected a map of at most 4 entries");
      return terms;
    }
    for (Map.Entry<CborKey, CborValue> entry : map.entries().entrySet()) {
      if (entry.getKey() instanceof CborBytes(Octets id) && id.size() == KeyId.SIZE) {
        MapReader one = MapReader.of(entry.getValue(), "link terms");
        terms.put(new KeyId(id), LinkTerms.read(one));
        one.finish();
      } else {
        fields.fault(2, "expected key ids with terms");
      }
    }
    return terms;
  }
}
