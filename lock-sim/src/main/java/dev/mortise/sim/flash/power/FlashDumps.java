package dev.mortise.sim.flash.power;

import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Copies of a lock's flash as somebody takes them who has the chip in their hands: without what
/// the secure element holds. They lie beside the flash, each under a name.
///
/// @param medium where flash and copies lie
public record FlashDumps(Medium medium) {

  /// What a copy may be called. The end that is left out is that of a copy's log.
  public static final String NAME = "[a-z0-9-]{1,32}(?<!-wal)";

  /// How many copies there may be: each is as large as the flash.
  public static final int COPIES_MAX = 8;

  private static final String LOG_END = "-wal";
  private static final String LOG = Flash.FILE + LOG_END;
  private static final String BEGINNING = "dump-";

  /// Copies the flash, in place of an earlier copy of this name. Whoever holds it open has emptied
  /// its write-ahead log before.
  ///
  /// @return whether there was room for one more copy
  /// @throws FlashFailed if it cannot be copied
  public boolean dump(String name) {
    try {
      if (!room(file(name))) {
        return false;
      }
      copy(Flash.FILE, file(name));
      copy(LOG, log(name));
      medium.syncNames();
      return true;
    } catch (IOException e) {
      throw new FlashFailed("the flash cannot be copied: " + e.getMessage(), e);
    }
  }

  private boolean room(String file) throws IOException {
    Set<String> copies =
        medium.names().stream()
            .filter(name -> name.startsWith(BEGINNING) && !name.endsWith(LOG_END))
            .collect(Collectors.toSet());
    return copies.contains(file) || copies.size() < COPIES_MAX;
  }

  /// Puts a copy in the place of the flash, which nobody may have open.
  ///
  /// @return whether there is a copy of this name
  /// @throws FlashFailed if it cannot be put there
  public boolean restore(String name) {
    try {
      if (medium.read(file(name)).isEmpty()) {
        return false;
      }
      copy(log(name), LOG);
      copy(file(name), Flash.FILE);
      medium.syncNames();
      return true;
    } catch (IOException e) {
      throw new FlashFailed("the flash cannot be restored: " + e.getMessage(), e);
    }
  }

  private void copy(String from, String to) throws IOException {
    Optional<byte[]> content = medium.read(from);
    if (content.isEmpty()) {
      medium.delete(to);
      return;
    }
    medium.write(to, content.get());
    medium.sync(to);
  }

  private static String file(String name) {
    return BEGINNING + named(name);
  }

  private static String log(String name) {
    return file(name) + LOG_END;
  }

  private static String named(String name) {
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException("no name of a copy name=" + name);
    }
    return name;
  }
}
