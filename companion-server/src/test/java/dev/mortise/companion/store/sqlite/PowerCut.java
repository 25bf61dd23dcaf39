package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.sqlite.DiskEvent.Acknowledged;
import dev.mortise.companion.store.sqlite.DiskEvent.Delete;
import dev.mortise.companion.store.sqlite.DiskEvent.Sync;
import dev.mortise.companion.store.sqlite.DiskEvent.Truncate;
import dev.mortise.companion.store.sqlite.DiskEvent.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Works out which bytes a disk may hold after the power went at some point of a recording.
///
/// Certain is only what was synced. Of the rest the disk may have written anything: here each write
/// since the last sync of its file survives with the given chance, in parts of 512 bytes as drives
/// write them. Chance 0 is the hardest case for what was promised, chance 1/2 the hardest for the
/// order of writes.
final class PowerCut {
  private static final int SECTOR = 512;

  private final Map<Path, FileImage> durable = new HashMap<>();
  private final Map<Path, List<DiskEvent>> pending = new HashMap<>();
  private final Set<Path> unlinked = new HashSet<>();
  private final Set<Integer> acknowledged = new TreeSet<>();

  /// The state after the first events of a recording.
  PowerCut(List<DiskEvent> events) {
    events.forEach(this::happen);
  }

  private void happen(DiskEvent event) {
    switch (event) {
      case Write write -> later(write.file(), write);
      case Truncate truncate -> later(truncate.file(), truncate);
      case Sync sync -> {
        if (sync.folderToo()) {
          settleFolder();
        }
        FileImage image = durable.computeIfAbsent(sync.file(), path -> new FileImage());
        pending.getOrDefault(sync.file(), List.of()).forEach(image::apply);
        pending.remove(sync.file());
      }
      case Delete delete -> {
        pending.remove(delete.file());
        unlinked.add(delete.file());
        if (delete.folderToo()) {
          settleFolder();
        }
      }
      case Acknowledged unit -> acknowledged.add(unit.unit());
    }
  }

  private void settleFolder() {
    durable.keySet().removeAll(unlinked);
    unlinked.clear();
  }

  private void later(Path file, DiskEvent change) {
    pending.computeIfAbsent(file, path -> new ArrayList<>()).add(change);
  }

  /// The units that had been answered before the cut.
  Set<Integer> acknowledged() {
    return acknowledged;
  }

  /// Writes the files as the disk may hold them into a folder.
  void leave(Path folder, double chance, RandomGenerator random) throws IOException {
    Map<Path, FileImage> files = new HashMap<>();
    durable.forEach((path, image) -> files.put(path, image.copy()));
    files.keySet().removeIf(path -> unlinked.contains(path) && random.nextDouble() < chance);
    pending.forEach(
        (path, changes) ->
            changes.stream()
                .flatMap(change -> parts(change).stream())
                .filter(part -> random.nextDouble() < chance)
                .forEach(part -> files.computeIfAbsent(path, none -> new FileImage()).apply(part)));
    for (Map.Entry<Path, FileImage> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey().getFileName()), file.getValue().bytes());
    }
  }

  private static List<DiskEvent> parts(DiskEvent change) {
    if (!(change instanceof Write(Path file, long offset, byte[] bytes))) {
      return List.of(change);
    }
    List<DiskEvent> parts = new ArrayList<>();
    for (int start = 0; start < bytes.length; start += SECTOR) {
      int end = Math.min(bytes.length, start + SECTOR);
      parts.add(new Write(file, offset + start, Arrays.copyOfRange(bytes, start, end)));
    }
    return parts;
  }
}
