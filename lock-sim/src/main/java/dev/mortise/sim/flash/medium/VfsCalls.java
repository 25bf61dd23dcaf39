package dev.mortise.sim.flash.medium;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The functions of SQLite's VFS that name files, on [FlashChip]s.
///
/// An exception must never reach the native code that calls: every failure becomes an I/O error of
/// SQLite.
@SuppressWarnings("restricted") // Native memory is the point here, and SQLite says where it ends.
final class VfsCalls {

  /// A pointer to the functions of the file, then our number for it.
  static final long FILE_SIZE = 16;

  static final int OK = 0;
  static final int IOERR = 10;

  private static final int CANTOPEN = 14;
  private static final int IOERR_DELETE_NOENT = 5_898;
  private static final int PATH_MAX = 4_096;

  private static final int OPEN_CREATE = 0x4;
  private static final int OPEN_SYNCS_ITS_NAME = 0x80_000 | 0x800 | 0x4_000;

  private final Arena arena;
  private final VfsFiles files;

  VfsCalls(Arena arena) {
    this.arena = arena;
    this.files = new VfsFiles(this);
  }

  /// The native function that calls the method of this name.
  MemorySegment stub(String method) {
    return stub(this, method);
  }

  MemorySegment stub(Object target, String name) {
    Method method =
        Arrays.stream(target.getClass().getDeclaredMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no such call name=" + name));
    try {
      MethodHandle handle =
          MethodHandles.privateLookupIn(target.getClass(), MethodHandles.lookup())
              .unreflect(method)
              .bindTo(target);
      return Linker.nativeLinker().upcallStub(handle, descriptor(method), arena);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("call is not accessible name=" + name, e);
    }
  }

  private static FunctionDescriptor descriptor(Method method) {
    Map<Class<?>, ValueLayout> layouts =
        Map.of(
            int.class, ValueLayout.JAVA_INT,
            long.class, ValueLayout.JAVA_LONG,
            MemorySegment.class, ValueLayout.ADDRESS);
    ValueLayout[] parameters =
        Arrays.stream(method.getParameterTypes()).map(layouts::get).toArray(ValueLayout[]::new);
    return FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters);
  }

  int open(
      MemorySegment vfs, MemorySegment path, MemorySegment file, int flags, MemorySegment out) {
    MemorySegment slot = file.reinterpret(FILE_SIZE);
    slot.set(ValueLayout.ADDRESS, 0, MemorySegment.NULL);
    return guarded(
        () -> {
          Optional<SqliteVfs.Place> place = place(path);
          if (place.isEmpty()) {
            return CANTOPEN;
          }
          FlashChip chip = place.get().chip();
          String name = place.get().file();
          boolean fresh = !chip.exists(name);
          if (fresh && (flags & OPEN_CREATE) == 0) {
            return CANTOPEN;
          }
          boolean syncsName = fresh && (flags & OPEN_SYNCS_ITS_NAME) != 0;
          files.opened(slot, new VfsFiles.Open(chip, chip.inode(name), syncsName));
          if (out.address() != 0) {
            out.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, flags);
          }
          return OK;
        });
  }

  int delete(MemorySegment vfs, MemorySegment path, int syncNames) {
    return guarded(
        () -> {
          SqliteVfs.Place place = place(path).orElseThrow();
          if (!place.chip().exists(place.file())) {
            return IOERR_DELETE_NOENT;
          }
          place.chip().delete(place.file());
          if (syncNames != 0) {
            place.chip().syncNames();
          }
          return OK;
        });
  }

  int access(MemorySegment vfs, MemorySegment path, int flags, MemorySegment out) {
    return guarded(
        () -> {
          SqliteVfs.Place place = place(path).orElseThrow();
          boolean there = place.chip().exists(place.file());
          out.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, there ? 1 : 0);
          return OK;
        });
  }

  /// A path on a chip is full from the start.
  int fullPathname(MemorySegment vfs, MemorySegment path, int size, MemorySegment out) {
    return guarded(
        () -> {
          String full = path.reinterpret(PATH_MAX).getString(0);
          out.reinterpret(size).setString(0, full);
          return OK;
        });
  }

  private static Optional<SqliteVfs.Place> place(MemorySegment path) {
    return path.address() == 0
        ? Optional.empty()
        : SqliteVfs.place(path.reinterpret(PATH_MAX).getString(0));
  }

  /// The work of one call.
  @FunctionalInterface
  interface Call {
    int run() throws IOException;
  }

  static int guarded(Call call) {
    try {
      return call.run();
    } catch (IOException | RuntimeException e) {
      return IOERR;
    }
  }
}
