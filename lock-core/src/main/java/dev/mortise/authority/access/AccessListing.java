package dev.mortise.authority.access;

import dev.mortise.authority.device.LinkBook;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.secret.Sha256;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything about access that an administrator's app is shown: keys, users, credentials, visitor
/// epochs, periodic visitor passcodes, links.
///
/// Its encoding is deterministic, and the lock signs the SHA-256 of it in every answer: a companion
/// in between can neither add nor hide anybody.
///
/// @param access the enrolled keys and the version
/// @param users the users, by index
/// @param visitorEpochs the visitor epoch of each app that has one
/// @param periodic the periodic visitor passcodes, by index
/// @param links which locks open along with which
public record AccessListing(
    AccessList access,
    List<ListedUser> users,
    SortedMap<KeyId, VisitorEpoch> visitorEpochs,
    List<PeriodicPasscode> periodic,
    LinkBook links) {

  /// The longest encoding, in bytes: 24 keys, 50 users, 150 credentials and to spare.
  public static final int MAX_BYTES = 65_536;

  private static final CborLimits LIMITS = CborLimits.ofBytes(MAX_BYTES);

  public AccessListing {
    users = List.copyOf(users);
    periodic = List.copyOf(periodic);
    visitorEpochs = Collections.unmodifiableSortedMap(new TreeMap<>(visitorEpochs));
  }

  /// The encoding that is read in slices and hashed.
  public Octets encode() {
    return Cbor.encode(
        CborMap.withFields()
            .put(1, access.version().number())
            .put(2, access.keysToCbor())
            .put(3, new CborArray(users.stream().map(ListedUser::toCbor).toList()))
            .put(4, epochs())
            .put(5, new CborArray(periodic.stream().map(PeriodicPasscode::toCbor).toList()))
            .put(6, links.toCbor())
            .build());
  }

  private CborMap epochs() {
    Map<CborKey, CborValue> epochs = new TreeMap<>();
    visitorEpochs.forEach(
        (key, epoch) -> epochs.put(CborValue.of(key.octets()), CborValue.of(epoch.number())));
    return CborMap.of(epochs);
  }

  /// What the lock signs of it.
  public AccessListStamp stamp() {
    return new AccessListStamp(access.version(), Octets.adopt(Sha256.of(encode().copy())));
  }

  /// Reads what a lock encoded. Whoever reads it compares its SHA-256 with that of the lock's
  /// signed answer first.
  ///
  /// @throws MalformedCbor if these bytes are no access listing
  public static AccessListing decode(Octets bytes) throws MalformedCbor {
    MapReader fields = MapReader.of(bytes, LIMITS, "access listing");
    AccessVersion version = new AccessVersion(fields.integer(1, 0, Long.MAX_VALUE));
    List<CborValue> keys = fields.array(2, 0, AccessList.MAX_APPS + AccessList.MAX_DEVICES);
    List<CborValue> items = fields.array(3, 0, UserIndex.MAX);
    SortedMap<KeyId, VisitorEpoch> epochs = epochs(fields);
    List<CborValue> codes = fields.array(5, 0, CredentialRef.MAX_INDEX);
    CborValue links = fields.value(6);
    fields.finish();
    List<ListedUser> users = new ArrayList<>();
    for (CborValue item : items) {
      users.add(ListedUser.parse(item));
    }
    List<PeriodicPasscode> periodic = new ArrayList<>();
    for (CborValue item : codes) {
      periodic.add(PeriodicPasscode.parse(item));
    }
    return new AccessListing(
        new AccessList(version, AccessList.keys(keys)),
        users,
        epochs,
        periodic,
        LinkBook.parse(links));
  }

  private static SortedMap<KeyId, VisitorEpoch> epochs(MapReader fields) {
    SortedMap<KeyId, VisitorEpoch> epochs = new TreeMap<>();
    if (fields.value(4) instanceof CborMap map) {
      map.entries()
          .forEach(
              (key, value) -> {
                if (key instanceof CborBytes(Octets id)
                    && id.size() == KeyId.SIZE
                    && value instanceof CborInt(long epoch)
                    && epoch > 0
                    && epoch <= Integer.MAX_VALUE) {
                  epochs.put(new KeyId(id), new VisitorEpoch((int) epoch));
                } else {
                  fields.fault(4, "expected key ids with epochs");
                }
              });
    } else {
      fields.fault(4, "expected a map");
    }
    return epochs;
  }
}
