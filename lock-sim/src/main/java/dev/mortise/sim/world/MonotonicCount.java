package dev.mortise.sim.world;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// How long one lock has been under power in its whole life, kept in a file of eight bytes that is
/// mapped into memory.
///
/// A write is one store to memory. The host's kernel keeps it when the process is killed, whatever
/// the signal. A power cut of the *host* may lose the last seconds of it: the lock then believes
/// that less time has passed than did, which only lengthens a lock-out. The count stands for a
/// counter in the always-powered part of the lock's chip, so it is trusted as the secure element
/// is.
public final class MonotonicCount implements AutoCloseable {

  private static final int SIZE = Long.BYTES;

  private final Arena arena;
  private final MemorySegment nanos;

  private MonotonicCount(Arena arena, MemorySegment nanos) {
    this.arena = arena;
    this.nanos = nanos;
  }

  /// Opens the count in this file, or starts one at zero.
  ///
  /// @throws IOException if the file can neither be opened nor made
  public static MonotonicCount open(Path file) throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return new MonotonicCount(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena));
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /// A count that nothing outlives, for locks without a folder.
  public static MonotonicCount inMemory() {
    Arena arena = Arena.ofShared();
    return new MonotonicCount(arena, arena.allocate(SIZE, SIZE));
  }

  /// The count as it was last kept; a damaged, negative one counts as zero.
  Duration value() {
    return Duration.ofNanos(Math.max(0, nanos.get(ValueLayout.JAVA_LONG, 0)));
  }

  void keep(Duration count) {
    nanos.set(ValueLayout.JAVA_LONG, 0, count.toNanos());
  }

  @Override
  public void close() {
    arena.close();
  }
}
