package dev.mortise.companion.store.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.SQLiteConnection;

/// Leads SQLite's disk access past a [RecordedDisk], by way of SQLite's interface for that, the VFS
/// (https://www.sqlite.org/vfs.html).
///
/// A copy of the operating system's function table is linked into SQLite's list under a name of its
/// own. In the copy, opening and deleting are led through Java, and so are writing, truncating,
/// syncing and closing of the files opened; files of other connections are left alone. The library
/// exports no `sqlite3_vfs_register`, so the list is reached through a connection, whose first
/// field in C points at its VFS. What is linked stays for the life of the JVM.
@SuppressWarnings("restricted") // reaching into C is what this is for
final class SqliteVfs {
  private static final int IO_ERROR = 10; // SQLITE_IOERR
  private static final int IO_ERROR_FSYNC = 10 | (4 << 8); // SQLITE_IOERR_FSYNC

  // SQLITE_OPEN_MAIN_JOURNAL, SQLITE_OPEN_SUPER_JOURNAL, SQLITE_OPEN_WAL: opened to be made.
  private static final int SOME_JOURNAL = 0x800 | 0x4000 | 0x80000;

  // Sizes and offsets of struct sqlite3_vfs and struct sqlite3_io_methods on 64-bit machines.
  private static final long VFS_BYTES = 168;
  private static final long NEXT = 16;
  private static final long NAME = 24;
  private static final long OPEN = 40;
  private static final long DELETE = 48;
  private static final long METHODS_BYTES = 152;
  private static final long CLOSE = 8;
  private static final long WRITE = 24;
  private static final long TRUNCATE = 32;
  private static final long SYNC = 40;

  private static final FunctionDescriptor OPEN_TYPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
  private static final FunctionDescriptor DELETE_TYPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
  private static final FunctionDescriptor CLOSE_TYPE = FunctionDescriptor.of(JAVA_INT, ADDRESS);
  private static final FunctionDescriptor WRITE_TYPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG);
  private static final FunctionDescriptor TRUNCATE_TYPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
  private static final FunctionDescriptor SYNC_TYPE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

  private static final Arena FOREVER = Arena.global();
  private static final Linker LINKER = Linker.nativeLinker();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final RecordedDisk disk;
  private final MemorySegment systems = systemsVfs();
  private final String name = "recorded-" + COUNT.incrementAndGet();
  private final Map<Long, OpenFile> files = new ConcurrentHashMap<>();

  /// A file that SQLite holds open, and the operating system's functions for it.
  ///
  /// @param folderSyncDue whether SQLite will sync the folder with the next sync of the file
  private record OpenFile(Path path, MemorySegment methods, AtomicBoolean folderSyncDue) {}

  SqliteVfs(RecordedDisk disk) throws SQLException {
    this.disk = disk;
    MemorySegment ours = FOREVER.allocate(VFS_BYTES, 8).copyFrom(systems);
    ours.set(ADDRESS, NAME, FOREVER.allocateFrom(name));
    ours.set(ADDRESS, OPEN, java("open", OPEN_TYPE));
    ours.set(ADDRESS, DELETE, java("delete", DELETE_TYPE));
    systems.set(ADDRESS, NEXT, ours);
  }

  String name() {
    return name;
  }

  private static MemorySegment systemsVfs() throws SQLException {
    try (SQLiteConnection connection =
        (SQLiteConnection) DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Field pointer = connection.getDatabase().getClass().getDeclaredField("pointer");
      pointer.setAccessible(true);
      long sqlite3 = pointer.getLong(connection.getDatabase());
      return MemorySegment.ofAddress(sqlite3)
          .reinterpret(ADDRESS.byteSize())
          .get(ADDRESS, 0)
          .reinterpret(VFS_BYTES);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private MemorySegment java(String method, FunctionDescriptor type) {
    try {
      MethodHandle handle = MethodHandles.lookup().bind(this, method, type.toMethodType());
      return LINKER.upcallStub(handle, type, FOREVER);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int call(
      MemorySegment table, long offset, FunctionDescriptor type, Object... arguments) {
    try {
      MethodHandle function = LINKER.downcallHandle(table.get(ADDRESS, offset), type);
      return (int) function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      // An exception must not travel through C.
      return IO_ERROR;
    }
  }

  @SuppressWarnings("unused") // called by SQLite
  private int open(
      MemorySegment vfs, MemorySegment path, MemorySegment file, int flags, MemorySegment out) {
    int result = call(systems, OPEN, OPEN_TYPE, vfs, path, file, flags, out);
    MemorySegment start = file.reinterpret(ADDRESS.byteSize());
    if (result == 0 && path.address() != 0) {
      MemorySegment methods = start.get(ADDRESS, 0).reinterpret(METHODS_BYTES);
      boolean journal = (flags & SOME_JOURNAL) != 0;
      files.put(file.address(), new OpenFile(path(path), methods, new AtomicBoolean(journal)));
      start.set(ADDRESS, 0, led(methods));
    }
    return result;
  }

  private MemorySegment led(MemorySegment methods) {
    MemorySegment led = FOREVER.allocate(METHODS_BYTES, 8).copyFrom(methods);
    led.set(ADDRESS, CLOSE, java("close", CLOSE_TYPE));
    led.set(ADDRESS, WRITE, java("write", WRITE_TYPE));
    led.set(ADDRESS, TRUNCATE, java("truncate", TRUNCATE_TYPE));
    led.set(ADDRESS, SYNC, java("sync", SYNC_TYPE));
    return led;
  }

  private static Path path(MemorySegment text) {
    return Path.of(text.reinterpret(Integer.MAX_VALUE).getString(0));
  }

  private OpenFile file(MemorySegment file) {
    OpenFile open = files.get(file.address());
    if (open == null) {
      throw new IllegalStateException("an unknown file: address=" + file.address());
    }
    return open;
  }

  @SuppressWarnings("unused") // called by SQLite
  private int delete(MemorySegment vfs, MemorySegment path, int syncFolder) {
    int result = call(systems, DELETE, DELETE_TYPE, vfs, path, syncFolder);
    disk.deleted(path(path), syncFolder != 0);
    return result;
  }

  @SuppressWarnings("unused") // called by SQLite
  private int close(MemorySegment file) {
    OpenFile open = file(file);
    files.remove(file.address());
    return call(open.methods(), CLOSE, CLOSE_TYPE, file);
  }

  @SuppressWarnings("unused") // called by SQLite
  private int write(MemorySegment file, MemorySegment bytes, int length, long offset) {
    OpenFile open = file(file);
    disk.wrote(open.path(), offset, bytes.reinterpret(length).toArray(JAVA_BYTE));
    return call(open.methods(), WRITE, WRITE_TYPE, file, bytes, length, offset);
  }

  @SuppressWarnings("unused") // called by SQLite
  private int truncate(MemorySegment file, long size) {
    OpenFile open = file(file);
    disk.truncated(open.path(), size);
    return call(open.methods(), TRUNCATE, TRUNCATE_TYPE, file, size);
  }

  @SuppressWarnings("unused") // called by SQLite
  private int sync(MemorySegment file, int flags) {
    OpenFile open = file(file);
    if (disk.syncsFail()) {
      return IO_ERROR_FSYNC;
    }
    int result = call(open.methods(), SYNC, SYNC_TYPE, file, flags);
    if (result == 0) {
      disk.synced(open.path(), open.folderSyncDue().getAndSet(false));
    }
    return result;
  }
}
