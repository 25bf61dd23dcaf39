package dev.mortise.sim.command;

import dev.mortise.sim.accessory.Accessories;
import dev.mortise.sim.world.WorldClock;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where commands keep their data unless told otherwise.
final class DataFolders {

  private DataFolders() {}

  /// The folder that was named, else `lock` below `MORTISE_DATA`, else below `.mortise` at home.
  static Path lock(@Nullable Path named) {
    if (named != null) {
      return named;
    }
    Path root =
        Optional.ofNullable(System.getenv("MORTISE_DATA"))
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".mortise"));
    return root.resolve("lock");
  }

  /// Where a lock keeps its identity on the device link.
  static Path link(Path lock) {
    return lock.resolve("link");
  }

  /// Where the devices beside a lock live.
  static Accessories.Place accessories(Path lock, WorldClock world) {
    return new Accessories.Place(Optional.of(lock.resolve("accessories")), world);
  }
}
