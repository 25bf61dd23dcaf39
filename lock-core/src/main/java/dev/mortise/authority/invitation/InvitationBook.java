package dev.mortise.authority.invitation;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which invitations are worth nothing any more, though their signature is good.
///
/// A redeemed one is remembered until its last day has passed. From then on the floor keeps it out:
/// whatever had to be redeemed by the floor or before is refused, even if the clock is set back.
///
/// @param redeemed the serials redeemed, each with the last moment it could be
/// @param revoked the serials revoked before they were redeemed; when those end is not known here
/// @param floor the last moment that redeemed serials are forgotten up to
public record InvitationBook(
    SortedMap<InvitationSerial, Instant> redeemed, List<InvitationSerial> revoked, Instant floor) {

  /// As many of either sort as are remembered.
  public static final int MAX_EACH = 256;

  /// The book of a lock that was never asked.
  public static final InvitationBook EMPTY =
      new InvitationBook(Collections.emptySortedMap(), List.of(), Instant.EPOCH);

  public InvitationBook {
    redeemed = Collections.unmodifiableSortedMap(new TreeMap<>(redeemed));
    revoked = List.copyOf(new TreeSet<>(revoked));
    if (redeemed.size() > MAX_EACH || revoked.size() > MAX_EACH) {
      throw new IllegalArgumentException("more than 256 invitations remembered");
    }
  }

  /// Why this invitation cannot be redeemed, or empty if the book knows nothing against it.
  ///
  /// @param redeemBy the last moment it can be, as it says itself
  public Optional<Refusal> refusal(InvitationSerial serial, Instant redeemBy) {
    if (revoked.contains(serial)) {
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
    TreeMap<InvitationSerial, Instant> next = new TreeMap<>(redeemed);
    Instant highest = floor;
    for (Instant over : redeemed.values()) {
      if (over.isBefore(now) && over.isAfter(highest)) {
        highest = over;
      }
    }
    next.values().removeIf(end -> end.isBefore(now));
    next.put(serial, redeemBy);
    return next.size() > MAX_EACH
        ? Optional.empty()
        : Optional.of(new InvitationBook(next, revoked, highest));
  }

  /// The book after this invitation was revoked, or empty if it has no room. One that was redeemed
  /// is worth nothing anyway.
  public Optional<InvitationBook> revoke(InvitationSerial serial) {
    if (revoked.contains(serial) || redeemed.containsKey(serial)) {
      return Optional.of(this);
    }
    if (revoked.size() == MAX_EACH) {
      return Optional.empty();
    }
    TreeSet<InvitationSerial> next = new TreeSet<>(revoked);
    next.add(serial);
    return Optional.of(new InvitationBook(redeemed, List.copyOf(next), floor));
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    Map<CborKey, CborValue> used = new TreeMap<>();
    redeemed.forEach((serial, end) -> used.put(CborValue.of(serial.octets()), Field.item(end)));
    return CborMap.withFields()
        .put(1, CborMap.of(used))
        .put(
            2,
            new CborArray(revoked.stream().<CborValue>map(s -> CborValue.of(s.octets())).toList()))
        .put(3, Field.item(floor))
        .build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static InvitationBook parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "invitation book");
    SortedMap<InvitationSerial, Instant> redeemed = readRedeemed(fields);
    List<InvitationSerial> revoked = new ArrayList<>();
    for (CborValue item : fields.array(2, 0, MAX_EACH)) {
      serial(item)
          .ifPresentOrElse(revoked::add, () -> fields.fault(2, "expected serials of 16 bytes"));
    }
    Instant floor = Field.time(fields, 3);
    fields.finish();
    return new InvitationBook(redeemed, revoked, floor);
  }

  private static SortedMap<InvitationSerial, Instant> readRedeemed(MapReader fields) {
    SortedMap<InvitationSerial, Instant> redeemed = new TreeMap<>();
    if (!(fields.value(1) instanceof CborMap map) || map.entries().size() > MAX_EACH) {
      fields.fault(1, "expected a map of at most 256 entries");
      return redeemed;
    }
    map.entries()
        .forEach(
            (key, end) -> {
              Optional<InvitationSerial> serial = serial(key);
              if (serial.isPresent() && end instanceof CborInt(long millis)) {
                redeemed.put(serial.get(), Instant.ofEpochMilli(millis));
              } else {
                fields.fault(1, "expected serials with moments");
              }
            });
    return redeemed;
  }

  private static Optional<InvitationSerial> serial(CborValue item) {
    return item instanceof CborBytes(Octets octets) && octets.size() == InvitationSerial.SIZE
        ? Optional.of(new InvitationSerial(octets))
        : Optional.empty();
  }
}
