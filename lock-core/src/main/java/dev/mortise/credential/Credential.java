package dev.mortise.credential;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.Field;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One credential of a user of the household.
///
/// @param ref which one
/// @param holder whose it is
/// @param duress whether opening with it raises a silent alarm (LK-17, LK-18)
/// @param templates the digests of the biometric templates that belong to it, or the keyed hash of
///   a card; empty for the other kinds
/// @param lastUse when it last opened the door, where that is known; a duress credential's use is
///   written on the ordinary one beside it (D-15)
public record Credential(
    CredentialRef ref,
    UserIndex holder,
    boolean duress,
    List<Octets> templates,
    Optional<Instant> lastUse) {

  /// The most templates that make one credential.
  public static final int MAX_TEMPLATES = 8;

  /// The length of a template's digest, in bytes.
  public static final int DIGEST_SIZE = 32;

  public Credential {
    templates = List.copyOf(templates);
    lastUse = lastUse.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    if (templates.size() > MAX_TEMPLATES) {
      throw new IllegalArgumentException("more than 8 templates count=" + templates.size());
    }
    if (templates.stream().anyMatch(digest -> digest.size() != DIGEST_SIZE)) {
      throw new IllegalArgumentException("a template's digest must be 32 bytes");
    }
  }

  /// A credential that was never used.
  public static Credential of(
      CredentialRef ref, UserIndex holder, boolean duress, List<Octets> templates) {
    return new Credential(ref, holder, duress, templates, Optional.empty());
  }

  /// Which sort of credential it is.
  public CredentialKind kind() {
    return ref.kind();
  }

  /// The same credential, used at this time.
  public Credential usedAt(Instant time) {
    return new Credential(ref, holder, duress, templates, Optional.of(time));
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return CborMap.withFields()
        .put(1, ref.kind().wireText())
        .put(2, ref.index())
        .put(3, holder.number())
        .put(4, duress)
        .put(5, new CborArray(templates.stream().<CborValue>map(CborValue::of).toList()))
        .put(6, lastUse.map(Field::item).orElse(CborValue.NULL))
        .build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Credential parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "credential");
    CredentialKind kind = Field.word(fields, 1, CredentialKind.values(), CredentialKind::wireText);
    int index = fields.integer(2, 1, CredentialRef.MAX_INDEX);
    UserIndex holder = Field.userIndex(fields, 3);
    boolean duress = fields.bool(4);
    List<Octets> templates = new ArrayList<>();
    for (CborValue item : fields.array(5, 0, MAX_TEMPLATES)) {
      if (item instanceof CborBytes(Octets digest) && digest.size() == DIGEST_SIZE) {
        templates.add(digest);
      } else {
        fields.fault(5, "expected digests of 32 bytes");
      }
    }
    Optional<Instant> lastUse = Field.timeOrNull(fields, 6);
    fields.finish();
    return new Credential(new CredentialRef(kind, index), holder, duress, templates, lastUse);
  }
}
