package dev.mortise.sim.world.scenario;

import dev.mortise.sim.device.body.BodyFile;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The flash of a lock on a stage: the chip it runs on, the cut that waits for it, and the copies
/// that somebody keeps.
final class StageFlash implements AutoCloseable {

  private static final String ELEMENT = "secure-element";

  private final Map<String, FlashChip> dumps = new HashMap<>();
  private FlashChip chip = new FlashChip();
  private boolean toBeCut;

  FlashChip chip() {
    return chip;
  }

  /// Cuts the power at an operation to come; false if it is to be cut already, or is gone.
  ///
  /// @param write 1 is the next
  boolean cutAt(int write) {
    if (toBeCut) {
      return false;
    }
    chip.cutAt(chip.operations() + write);
    toBeCut = true;
    return true;
  }

  /// Whether a cut has come, whatever became of the battery since.
  boolean isCut() {
    return chip.isCut();
  }

  /// Whether a cut is still to come.
  boolean isToBeCut() {
    return toBeCut && !chip.isCut();
  }

  /// A cut that has not come does not come any more.
  void spare() {
    chip.cutAt(Long.MAX_VALUE);
    toBeCut = false;
  }

  /// What is found when power is back.
  FlashChip afterPowerCut(Remains remains) {
    return chip.afterPowerCut(remains);
  }

  void dump(String name) {
    FlashChip former = dumps.put(name, chip.dump());
    if (former != null) {
      former.close();
    }
  }

  /// A copy of the flash beside the secure element as it is, or as it is found after a cut that has
  /// come; empty if there is none of that name.
  Optional<FlashChip> besideTheElement(String name, Supplier<Remains> remains) {
    FlashChip copy = dumps.get(name);
    if (copy == null) {
      return Optional.empty();
    }
    try (FlashChip now = isCut() ? afterPowerCut(remains.get()) : chip.dump()) {
      FlashChip mixed = copy.dump();
      mixed.write(ELEMENT, now.read(ELEMENT).orElseThrow());
      mixed.sync(ELEMENT);
      return Optional.of(mixed);
    } catch (IOException e) {
      throw new IllegalStateException("a chip in memory cannot be copied", e);
    }
  }

  /// Goes on with this chip. The metal stays as it is, whatever became of the memory.
  void replace(FlashChip found, BodyState body) {
    chip.close();
    chip = found;
    toBeCut = false;
    try (BodyFile file = new BodyFile(found)) {
      file.save(body);
    }
  }

  @Override
  public void close() {
    chip.close();
    dumps.values().forEach(FlashChip::close);
  }
}
