package dev.mortise.authority.invitation;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which invitations are worth nothing any more, though their signature is good.
///
/// Each is remembered until its last day has passed. From then on the floor keeps it out: whatever
/// had to be redeemed by the floor or before is refused, even if the clock is set back.
///
/// @param redeemed the serials redeemed, each with the last moment it could be
/// @param revoked the serials revoked before they were redeemed, each with the last moment it could
///   be; empty where nobody said when that is, and then it is remembered until the next reset
/// @param floor the last moment that redeemed serials are forgotten up to
public record InvitationBook(
    SortedMap<InvitationSerial, Instant> redeemed,
    SortedMap<InvitationSerial, Optional<Instant>> revoked,
    Instant floor) {

  /// As many of either sort as are remembered.
  public static final int MAX_EACH = 256;

  /// The book of a lock that was never asked.
  public static final InvitationBook EMPTY =
      new InvitationBook(Collections.emptySortedMap(), Collections.emptySortedMap(), Instant.EPOCH);

  public InvitationBook {
    redeemed = Collections.unmodifiableSortedMap(new TreeMap<>(redeemed));
    revoked = Collections.unmodifiableSortedMap(new TreeMap<>(revoked));
    if (redeemed.size() > MAX_EACH || revoked.size() > MAX_EACH) {
      throw new IllegalArgumentException("more than 256 invitations remembered");
    }
  }

  /// Why this invitation cannot be redeemed, or empty if the book knows nothing against it.
  ///
  /// @param redeemBy the last moment it can be, as it says itself
  public Optional<Refusal> refusal(InvitationSerial serial, Instant redeemBy) {
    if (revoked.containsKey(serial)) {
      return Optional.of(Refusal.REVOKED);
    }
    if (redeemed.containsKey(serial)) {
      return Optional.of(Refusal.INVITATION_USED);
    }
    return redeemBy.isAfter(floor) ? Optional.empty() : Optional.of(Refusal.INVITATION_EXPIRED);
  }

  /// The book after this invitation was redeemed, or empty if it has no room.
  ///
  /// @param redeemBy the last moment it could be
  /// @param now the time
  public Optional<InvitationBook> redeem(InvitationSerial serial, Instant redeemBy, Instant now) {
    InvitationBook current = at(now);
    TreeMap<InvitationSerial, Instant> next = new TreeMap<>(current.redeemed);
    next.put(serial, redeemBy);
    return next.size() > MAX_EACH
        ? Optional.empty()
        : Optional.of(new InvitationBook(next, current.revoked, current.floor));
  }

  /// The book after this invitation was revoked, or empty if it has no room. One that was redeemed,
  /// or whose last day has passed, is worth nothing anyway.
  ///
  /// @param redeemBy the last moment it could be redeemed, if whoever revokes it says so
  public Optional<InvitationBook> revoke(InvitationSerial serial, Optional<Instant> redeemBy) {
    boolean over = redeemBy.filter(end -> !end.isAfter(floor)).isPresent();
    if (over || redeemed.containsKey(serial) || revoked.containsKey(serial)) {
      return Optional.of(this);
    }
    if (revoked.size() == MAX_EACH) {
      return Optional.empty();
    }
    TreeMap<InvitationSerial, Optional<Instant>> next = new TreeMap<>(revoked);
    next.put(serial, redeemBy);
    return Optional.of(new InvitationBook(redeemed, next, floor));
  }

  /// The book at this time: what can be redeemed no more is forgotten, and the floor rises to it.
  public InvitationBook at(Instant now) {
    TreeMap<InvitationSerial, Instant> used = new TreeMap<>(redeemed);
    TreeMap<InvitationSerial, Optional<Instant>> out = new TreeMap<>(revoked);
    used.values().removeIf(end -> end.isBefore(now));
    out.values().removeIf(end -> end.filter(now::isAfter).isPresent());
    if (used.size() == redeemed.size() && out.size() == revoked.size()) {
      return this;
    }
    Instant highest =
        Stream.concat(
                redeemed.values().stream(), revoked.values().stream().flatMap(Optional::stream))
            .filter(end -> end.isBefore(now) && end.isAfter(floor))
            .max(Comparator.naturalOrder())
            .orElse(floor);
    return new InvitationBook(used, out, highest);
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    Map<CborKey, CborValue> used = new TreeMap<>();
    redeemed.forEach((serial, end) -> used.put(CborValue.of(serial.octets()), Field.item(end)));
    Map<CborKey, CborValue> out = new TreeMap<>();
    revoked.forEach(
        (serial, end) ->
            out.put(
                CborValue.of(serial.octets()),
                end.<CborValue>map(Field::item).orElse(CborValue.NULL)));
    return CborMap.withFields()
        .put(1, CborMap.of(used))
        .put(2, CborMap.of(out))
        .put(3, Field.item(floor))
        .build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static InvitationBook parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "invitation book");
    SortedMap<InvitationSerial, Instant> redeemed = new TreeMap<>();
    read(fields, 1)
        .forEach(
            (serial, end) ->
                end.ifPresentOrElse(
                    time -> redeemed.put(serial, time),
                    () -> fields.fault(1, "expected serials with moments")));
    SortedMap<InvitationSerial, Optional<Instant>> revoked = read(fields, 2);
    Instant floor = Field.time(fields, 3);
    fields.finish();
    return new InvitationBook(redeemed, revoked, floor);
  }

  private static SortedMap<InvitationSerial, Optional<Instant>> read(MapReader fields, long key) {
    SortedMap<InvitationSerial, Optional<Instant>> ends = new TreeMap<>();
    if (!(fields.value(key) instanceof CborMap map) || map.entries().size() > MAX_EACH) {
      fields.fault(key, "expected a map of at most 256 entries");
      return ends;
    }
    map.entries()
        .forEach(
            (name, end) -> {
              Optional<InvitationSerial> serial = serial(name);
              if (serial.isPresent() && end instanceof CborInt(long millis)) {
                ends.put(serial.get(), Optional.of(Instant.ofEpochMilli(millis)));
              } else if (serial.isPresent() && end.equals(CborValue.NULL)) {
                ends.put(serial.get(), Optional.empty());
              } else {
                fields.fault(key, "expected serials with moments");
              }
            });
    return ends;
  }

  private static Optional<InvitationSerial> serial(CborValue item) {
    return item instanceof CborBytes(Octets octets) && octets.size() == InvitationSerial.SIZE
        ? Optional.of(new InvitationSerial(octets))
        : Optional.empty();
  }
}
