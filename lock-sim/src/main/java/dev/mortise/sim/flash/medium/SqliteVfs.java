package dev.mortise.sim.flash.medium;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/// Makes the SQLite that is inside the JDBC driver write to [FlashChip]s.
///
/// SQLite asks a table of functions, its VFS, for every byte. The driver exports no way to add a
/// table, but every connection points to the one it uses (the first field of SQLite's connection),
/// and the tables form a list that SQLite searches by name. So a second table is put behind the
/// first: a copy of it, with the file functions replaced by [VfsCalls]. It is checked that what is
/// found there is SQLite's own table before anything is written.
///
/// Layouts: `sqlite3_vfs` of sqlite.org/c3ref/vfs.html on a 64-bit machine.
@SuppressWarnings("restricted") // Native memory is the point here, and SQLite says where it ends.
final class SqliteVfs {

  static final String NAME = "mortise-chip";

  private static final long POINTER = ValueLayout.ADDRESS.byteSize();
  private static final long STRUCT_SIZE = 168;
  private static final long OS_FILE_SIZE = 4;
  private static final long NEXT = 16;
  private static final long VFS_NAME = 24;
  private static final long OPEN = 40;
  private static final long DELETE = 48;
  private static final long ACCESS = 56;
  private static final long FULL_PATHNAME = 64;

  /// Without the calls for memory and threads of version 3, which belong to SQLite's own table.
  private static final int VERSION = 2;

  private static final Map<String, FlashChip> MOUNTED = new ConcurrentHashMap<>();
  private static final AtomicLong MOUNTS = new AtomicLong();

  private static @Nullable MemorySegment installed;

  private SqliteVfs() {}

  /// Gives a chip a name under which SQLite finds it.
  static String mount(FlashChip chip) {
    String mount = "chip-" + MOUNTS.incrementAndGet();
    MOUNTED.put(mount, chip);
    return mount;
  }

  static void unmount(String mount) {
    MOUNTED.remove(mount);
  }

  static String url(String mount, String file) {
    install();
    return "jdbc:sqlite:file:/%s/%s?vfs=%s".formatted(mount, file, NAME);
  }

  /// The chip and file that a path of SQLite names.
  static Optional<Place> place(String path) {
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      return Optional.empty();
    }
    return Optional.ofNullable(MOUNTED.get(path.substring(1, slash)))
        .map(chip -> new Place(chip, path.substring(slash + 1)));
  }

  /// A file on a chip.
  record Place(FlashChip chip, String file) {}

  private static synchronized void install() {
    if (installed != null) {
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      MemorySegment own = tableOf(connection);
      installed = append(own);
    } catch (SQLException | ReflectiveOperationException e) {
      throw new IllegalStateException("this SQLite driver has no table of files to extend", e);
    }
  }

  private static MemorySegment tableOf(Connection connection)
      throws SQLException, ReflectiveOperationException {
    Object database = connection.unwrap(SQLiteConnection.class).getDatabase();
    Field pointer = Class.forName("org.sqlite.core.NativeDB").getDeclaredField("pointer");
    pointer.setAccessible(true);
    MemorySegment handle = MemorySegment.ofAddress(pointer.getLong(database)).reinterpret(POINTER);
    MemorySegment table = handle.get(ValueLayout.ADDRESS, 0).reinterpret(STRUCT_SIZE);
    int version = table.get(ValueLayout.JAVA_INT, 0);
    String name = name(table);
    if (version < VERSION || !name.startsWith("unix")) {
      throw new IllegalStateException(
          "not the table of a Unix SQLite version=%d name=%s".formatted(version, name));
    }
    return table;
  }

  private static String name(MemorySegment table) {
    return table.get(ValueLayout.ADDRESS, VFS_NAME).reinterpret(Short.MAX_VALUE).getString(0);
  }

  private static MemorySegment append(MemorySegment own) {
    Arena forever = Arena.global();
    MemorySegment ours = forever.allocate(STRUCT_SIZE, POINTER).copyFrom(own);
    VfsCalls calls = new VfsCalls(forever);
    ours.set(ValueLayout.JAVA_INT, 0, VERSION);
    ours.set(ValueLayout.JAVA_INT, OS_FILE_SIZE, (int) VfsCalls.FILE_SIZE);
    ours.set(ValueLayout.ADDRESS, VFS_NAME, forever.allocateFrom(NAME));
    ours.set(ValueLayout.ADDRESS, OPEN, calls.stub("open"));
    ours.set(ValueLayout.ADDRESS, DELETE, calls.stub("delete"));
    ours.set(ValueLayout.ADDRESS, ACCESS, calls.stub("access"));
    ours.set(ValueLayout.ADDRESS, FULL_PATHNAME, calls.stub("fullPathname"));
    own.set(ValueLayout.ADDRESS, NEXT, ours);
    return ours;
  }
}
