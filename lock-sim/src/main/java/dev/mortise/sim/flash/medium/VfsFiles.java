package dev.mortise.sim.flash.medium;

import dev.mortise.protocol.Octets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The functions of SQLite's VFS on an open file (`sqlite3_io_methods`, version 1).
///
/// Version 1 has no shared memory: a database in WAL mode must be opened with
/// `locking_mode=EXCLUSIVE`, as a lock's flash is. One connection a file is taken for granted, so
/// locking always succeeds.
@SuppressWarnings("restricted") // Native memory is the point here, and SQLite says where it ends.
final class VfsFiles {

  private static final int SHORT_READ = 522;
  private static final int NOT_FOUND = 12;
  private static final int SECTOR_SIZE = 4_096;

  /// A write changes no byte beside those it names, as SQLite assumes of disks by default.
  private static final int POWERSAFE_OVERWRITE = 0x1_000;

  private static final List<String> METHODS =
      List.of(
          "close",
          "read",
          "write",
          "truncate",
          "sync",
          "fileSize",
          "lock",
          "unlock",
          "checkReservedLock",
          "fileControl",
          "sectorSize",
          "deviceCharacteristics");

  private final Map<Long, Open> open = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final MemorySegment methods;

  VfsFiles(VfsCalls calls) {
    long pointer = ValueLayout.ADDRESS.byteSize();
    methods = Arena.global().allocate(pointer * (METHODS.size() + 1), pointer);
    methods.set(ValueLayout.JAVA_INT, 0, 1);
    for (int i = 0; i < METHODS.size(); i++) {
      methods.set(ValueLayout.ADDRESS, pointer * (i + 1), calls.stub(this, METHODS.get(i)));
    }
  }

  /// An open file.
  ///
  /// @param syncsName whether its first sync makes its name safe too, as SQLite does for a new
  ///   journal
  record Open(FlashChip chip, Inode inode, boolean syncsName) {}

  void opened(MemorySegment slot, Open file) {
    long number = numbers.incrementAndGet();
    open.put(number, file);
    slot.set(ValueLayout.ADDRESS, 0, methods);
    slot.set(ValueLayout.JAVA_LONG, Long.BYTES, number);
  }

  private static long number(MemorySegment slot) {
    return slot.reinterpret(VfsCalls.FILE_SIZE).get(ValueLayout.JAVA_LONG, Long.BYTES);
  }

  private Open file(MemorySegment slot) {
    Open file = open.get(number(slot));
    if (file == null) {
      throw new IllegalStateException("file is not open number=" + number(slot));
    }
    return file;
  }

  int close(MemorySegment slot) {
    open.remove(number(slot));
    return VfsCalls.OK;
  }

  int read(MemorySegment slot, MemorySegment into, int amount, long at) {
    return VfsCalls.guarded(
        () -> {
          Open file = file(slot);
          byte[] bytes = file.chip().read(file.inode(), at, amount);
          MemorySegment target = into.reinterpret(amount).fill((byte) 0);
          MemorySegment.copy(bytes, 0, target, ValueLayout.JAVA_BYTE, 0, bytes.length);
          return bytes.length == amount ? VfsCalls.OK : SHORT_READ;
        });
  }

  int write(MemorySegment slot, MemorySegment from, int amount, long at) {
    return VfsCalls.guarded(
        () -> {
          Open file = file(slot);
          byte[] bytes = from.reinterpret(amount).toArray(ValueLayout.JAVA_BYTE);
          file.chip().change(file.inode(), new Change.Write(at, Octets.adopt(bytes)));
          return VfsCalls.OK;
        });
  }

  int truncate(MemorySegment slot, long size) {
    return VfsCalls.guarded(
        () -> {
          Open file = file(slot);
          file.chip().change(file.inode(), new Change.Resize(size));
          return VfsCalls.OK;
        });
  }

  int sync(MemorySegment slot, int flags) {
    return VfsCalls.guarded(
        () -> {
          Open file = file(slot);
          file.chip().sync(file.inode());
          if (file.syncsName()) {
            file.chip().syncNames();
            open.put(number(slot), new Open(file.chip(), file.inode(), false));
          }
          return VfsCalls.OK;
        });
  }

  int fileSize(MemorySegment slot, MemorySegment out) {
    return VfsCalls.guarded(
        () -> {
          Open file = file(slot);
          long size = file.chip().size(file.inode());
          out.reinterpret(Long.BYTES).set(ValueLayout.JAVA_LONG, 0, size);
          return VfsCalls.OK;
        });
  }

  int lock(MemorySegment slot, int level) {
    return VfsCalls.OK;
  }

  int unlock(MemorySegment slot, int level) {
    return VfsCalls.OK;
  }

  int checkReservedLock(MemorySegment slot, MemorySegment out) {
    out.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, 0);
    return VfsCalls.OK;
  }

  int fileControl(MemorySegment slot, int operation, MemorySegment argument) {
    return NOT_FOUND;
  }

  int sectorSize(MemorySegment slot) {
    return SECTOR_SIZE;
  }

  int deviceCharacteristics(MemorySegment slot) {
    return POWERSAFE_OVERWRITE;
  }
}
