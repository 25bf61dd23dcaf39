package dev.mortise.sim.firmware;

import dev.mortise.firmware.BootChoice;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.LockInput.FirmwareStaged;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.lock.step.firmware.Updates;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.util.Optional;

/// The two slots of one lock, and its boot loader. A lock from the factory has nothing in its
/// files: the first slot then counts as what it was sold with.
public final class FirmwareSlots {

  private static final String FILE = "firmware-";
  private static final FirmwareStaged NOTHING =
      new FirmwareStaged(Octets.empty(), Octets.empty(), 0);

  private final Medium medium;
  private final FirmwarePolicy policy;
  private final String model;

  /// @param model what images must be for
  public FirmwareSlots(Medium medium, FirmwarePolicy policy, String model) {
    this.medium = medium;
    this.policy = policy;
    this.model = model;
  }

  /// Starts the slot of this choice if what is in it is the image that the choice names, whole,
  /// signed by the maker, for this model and not below the minimum; else what ran before, if that
  /// is in the other one.
  ///
  /// @throws FlashFailed if neither may be started
  public FirmwareStarted boot(BootChoice choice) {
    Optional<FirmwareStarted> chosen =
        found(choice.slot(), choice.next().or(choice::running))
            .filter(found -> found.version().compareTo(choice.minimum()) >= 0);
    if (chosen.isPresent()) {
      return chosen.get();
    }
    return choice
        .next()
        .flatMap(_ -> found(choice.slot().other(), choice.running()))
        .filter(found -> found.version().equals(choice.minimum()))
        .orElseThrow(
            () ->
                new FlashFailed(
                    "neither slot holds firmware that may be started minimum=" + choice.minimum()));
  }

  /// What may be started from this slot, if it is this image; of none, what the lock was sold with.
  private Optional<FirmwareStarted> found(FirmwareSlot slot, Optional<Octets> image) {
    Optional<byte[]> file = read(slot);
    Optional<FirmwareVersion> version =
        image.isPresent()
            ? file.flatMap(ImageFile::parse)
                .filter(found -> digest(found.image()).equals(image.get()))
                .flatMap(this::version)
            : Optional.of(FirmwareVersion.FACTORY)
                .filter(_ -> slot == FirmwareSlot.A && file.isEmpty());
    return version.map(found -> new FirmwareStarted(found, slot, image));
  }

  private Optional<FirmwareVersion> version(ImageFile file) {
    Octets digest = digest(file.image());
    return policy
        .maker()
        .flatMap(maker -> Updates.manifest(file.manifest(), maker))
        .filter(manifest -> manifest.model().equals(model))
        .filter(manifest -> manifest.digest().equals(digest))
        .map(FirmwareManifest::version);
  }

  private static Octets digest(Octets image) {
    return Octets.adopt(Sha256.of(image.copy()));
  }

  /// Puts a file into the slot that is not running, and tells the machine what lies there now.
  ///
  /// @param running what the boot loader has started
  /// @param file whatever came
  public FirmwareStaged stage(FirmwareStarted running, byte[] file) {
    Optional<ImageFile> image = ImageFile.parse(file);
    if (image.isEmpty()) {
      return NOTHING;
    }
    String name = name(running.slot().other());
    try {
      ArrivalNote.forget(medium);
      medium.write(name, file);
      medium.sync(name);
      medium.syncNames();
    } catch (IOException e) {
      throw new FlashFailed("the firmware slot cannot be written: " + e.getMessage(), e);
    }
    return staged(image.get());
  }

  /// Makes the slot that is not running ready for an image that comes in pieces. If some of it came
  /// before, it goes on from there; else the slot is erased.
  ///
  /// @param envelope the maker's signed word, which the machine has found good
  /// @param manifest what it says
  public Incoming await(FirmwareStarted running, Octets envelope, FirmwareManifest manifest) {
    FirmwareSlot slot = running.slot().other();
    try {
      return Incoming.of(medium, slot, name(slot), ImageFile.head(envelope), manifest);
    } catch (IOException e) {
      throw new FlashFailed("the firmware slot cannot be written: " + e.getMessage(), e);
    }
  }

  /// What lies in the slot that is not running, for the machine to be told. If it is not what its
  /// manifest says, nothing of it is gone on with.
  public FirmwareStaged staged(FirmwareStarted running) {
    Optional<ImageFile> image = read(running.slot().other()).flatMap(ImageFile::parse);
    FirmwareStaged staged = image.map(FirmwareSlots::staged).orElse(NOTHING);
    if (image
        .flatMap(ImageFile::claims)
        .filter(manifest -> manifest.digest().equals(staged.digest()))
        .isEmpty()) {
      try {
        ArrivalNote.forget(medium);
      } catch (IOException e) {
        throw new FlashFailed("the firmware slot cannot be written: " + e.getMessage(), e);
      }
    }
    return staged;
  }

  private static FirmwareStaged staged(ImageFile file) {
    return new FirmwareStaged(file.manifest(), digest(file.image()), file.image().size());
  }

  private Optional<byte[]> read(FirmwareSlot slot) {
    try {
      return medium.read(name(slot));
    } catch (IOException e) {
      throw new FlashFailed("the firmware slot cannot be read: " + e.getMessage(), e);
    }
  }

  private static String name(FirmwareSlot slot) {
    return FILE + slot.wireText();
  }
}
