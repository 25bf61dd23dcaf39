package dev.mortise.firmware;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.secret.Sha256;
import java.util.List;
import java.util.Optional;

/// Which firmware runs, and which one is to.
///
/// @param version what ran last, and so the least that may be started
/// @param slot the slot that is started
/// @param image SHA-256 of what ran last; empty for what the lock was sold with
/// @param wanted what an administrator wants installed
/// @param starting whether the slot was changed for what is wanted, and that has not started yet
public record Firmware(
    FirmwareVersion version,
    FirmwareSlot slot,
    Optional<Octets> image,
    Optional<Wanted> wanted,
    boolean starting) {

  /// What a lock is sold with.
  public static final Firmware FACTORY =
      running(FirmwareVersion.FACTORY, FirmwareSlot.A, Optional.empty());

  /// An update that an administrator has named.
  ///
  /// @param digest SHA-256 of the image
  public record Wanted(FirmwareVersion version, Octets digest) {}

  public Firmware {
    if (starting && wanted.isEmpty()) {
      throw new IllegalArgumentException("nothing is started that nobody wants");
    }
  }

  /// This runs, and nothing is wanted.
  public static Firmware running(
      FirmwareVersion version, FirmwareSlot slot, Optional<Octets> image) {
    return new Firmware(version, slot, image, Optional.empty(), false);
  }

  /// What the boot loader is to go by.
  public BootChoice boot() {
    return new BootChoice(slot, version, image, wanted.filter(_ -> starting).map(Wanted::digest));
  }

  /// The same with an update wanted, in the place of any other.
  public Firmware wanting(Wanted other) {
    return new Firmware(version, slot, image, Optional.of(other), false);
  }

  /// The same with nothing wanted.
  public Firmware wantingNothing() {
    return new Firmware(version, slot, image, Optional.empty(), false);
  }

  /// The same with the other slot chosen, which holds what is wanted.
  public Firmware switched() {
    return new Firmware(version, slot.other(), image, wanted, true);
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    CborMap.Builder fields =
        CborMap.withFields().put(1, version.number()).put(2, slot.wireText()).put(3, starting);
    wanted.ifPresent(wish -> fields.put(4, wish.version().number()).put(5, wish.digest()));
    image.ifPresent(digest -> fields.put(6, digest));
    return fields.build();
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static Firmware parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "firmware");
    FirmwareVersion version = new FirmwareVersion(fields.integer(1, 1, Integer.MAX_VALUE));
    FirmwareSlot slot = fields.choice(2, List.of(FirmwareSlot.values()), FirmwareSlot::wireText);
    boolean starting = fields.bool(3);
    Optional<Wanted> wanted =
        fields.has(4) || fields.has(5)
            ? Optional.of(
                new Wanted(
                    new FirmwareVersion(fields.integer(4, 1, Integer.MAX_VALUE)),
                    fields.bytes(5, Sha256.SIZE)))
            : Optional.empty();
    Optional<Octets> image =
        fields.has(6) ? Optional.of(fields.bytes(6, Sha256.SIZE)) : Optional.empty();
    if (starting && wanted.isEmpty()) {
      fields.fault(3, "nothing is started that nobody wants");
    }
    fields.finish();
    return new Firmware(version, slot, image, wanted, starting);
  }
}
