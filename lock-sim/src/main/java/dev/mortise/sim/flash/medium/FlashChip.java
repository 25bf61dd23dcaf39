package dev.mortise.sim.flash.medium;

import dev.mortise.protocol.Octets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A flash chip in memory that knows which of its bytes are safe, so that its power can be cut at
/// any operation.
///
/// SQLite writes to it through a file system of its own ([SqliteVfs]), the same build of SQLite
/// that writes to folders. What is found after the cut is, of every file and name, what was synced,
/// and of the rest as much as [Remains] says. Every write, resize, sync, link, rename and removal
/// is one operation.
public final class FlashChip implements Medium, AutoCloseable {

  /// How much fits on the chip, in bytes.
  public static final int CAPACITY = 64 * 1024 * 1024;

  private final Map<String, Inode> names = new HashMap<>();
  private final Map<String, Inode> safeNames = new HashMap<>();
  private final List<NameChange> unsafeNames = new ArrayList<>();
  private final String mount = SqliteVfs.mount(this);
  private long operations;
  private long cutAt = Long.MAX_VALUE;
  private long failAt;

  /// How many operations there were.
  public synchronized long operations() {
    return operations;
  }

  /// Cuts the power at one operation: it is begun and never finished, and none follows.
  ///
  /// @param operation counted from 1 over the life of this chip
  public synchronized void cutAt(long operation) {
    this.cutAt = operation;
  }

  /// Whether the power was cut at an operation, and nothing can be read or changed any more.
  public synchronized boolean isCut() {
    return operations >= cutAt;
  }

  /// Lets one operation fail while the chip keeps its power, as a bad moment of a disk does: what
  /// it would have written can be read, and is not synced.
  ///
  /// @param operation counted from 1 over the life of this chip
  public synchronized void failAt(long operation) {
    this.failAt = operation;
  }

  /// What is found when power is back, on a chip of its own. This one stays as it is, so that the
  /// same cut may be looked at with other remains.
  public synchronized FlashChip afterPowerCut(Remains remains) {
    Map<String, Inode> foundNames = new LinkedHashMap<>(safeNames);
    unsafeNames.subList(0, remains.keptNames(unsafeNames.size())).forEach(c -> c.apply(foundNames));
    FlashChip found = new FlashChip();
    foundNames.forEach((name, inode) -> found.adopt(name, inode.afterPowerCut(remains)));
    return found;
  }

  /// A chip with the same content: what somebody with a reader for such chips would keep for later.
  public synchronized FlashChip dump() {
    FlashChip copy = new FlashChip();
    names.forEach((name, inode) -> copy.adopt(name, inode.copy()));
    return copy;
  }

  private synchronized void adopt(String name, Inode inode) {
    names.put(name, inode);
    safeNames.put(name, inode);
  }

  @Override
  public String databaseUrl(String file) {
    return SqliteVfs.url(mount, file);
  }

  @Override
  public synchronized Optional<byte[]> read(String file) throws IOException {
    powered();
    return Optional.ofNullable(names.get(file)).map(inode -> inode.current().toByteArray());
  }

  @Override
  public synchronized Optional<Beginning> beginning(String file, int most) throws IOException {
    powered();
    return Optional.ofNullable(names.get(file))
        .map(Inode::current)
        .map(content -> new Beginning(Octets.adopt(content.read(0, most)), content.size()));
  }

  @Override
  public synchronized OpenFile open(String file) throws IOException {
    return new OpenOnChip(this, present(file));
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Inode inode = inode(file);
    change(inode, new Change.Resize(0));
    change(inode, new Change.Write(0, Octets.of(content)));
  }

  @Override
  public synchronized void sync(String file) throws IOException {
    sync(present(file));
  }

  private Inode present(String file) throws IOException {
    powered();
    Inode inode = names.get(file);
    if (inode == null) {
      throw new FileNotFoundException(file);
    }
    return inode;
  }

  @Override
  public void rename(String from, String to) throws IOException {
    change(new NameChange.Rename(from, to));
  }

  @Override
  public synchronized void delete(String file) throws IOException {
    if (names.containsKey(file)) {
      change(new NameChange.Unlink(file));
    }
  }

  @Override
  public synchronized Set<String> names() throws IOException {
    powered();
    return Set.copyOf(names.keySet());
  }

  @Override
  public synchronized void syncNames() throws IOException {
    operation();
    unsafeNames.forEach(change -> change.apply(safeNames));
    unsafeNames.clear();
  }

  /// The file of this name, made if there is none.
  synchronized Inode inode(String file) throws IOException {
    powered();
    Inode present = names.get(file);
    if (present != null) {
      return present;
    }
    Inode made = new Inode();
    change(new NameChange.Link(file, made));
    return made;
  }

  synchronized boolean exists(String file) throws IOException {
    powered();
    return names.containsKey(file);
  }

  synchronized byte[] read(Inode inode, long at, int length) throws IOException {
    powered();
    return inode.current().read(at, length);
  }

  synchronized int size(Inode inode) throws IOException {
    powered();
    return inode.current().size();
  }

  /// Changes a file. The operation at which power is cut is begun: its change may be found later,
  /// or not.
  synchronized void change(Inode inode, Change change) throws IOException {
    powered();
    if (change instanceof Change.Write(long at, var data) && at + data.size() > CAPACITY) {
      throw new IOException("the chip is full capacity=" + CAPACITY);
    }
    inode.change(change);
    operation();
  }

  private synchronized void change(NameChange change) throws IOException {
    powered();
    change.apply(names);
    unsafeNames.add(change);
    operation();
  }

  synchronized void sync(Inode inode) throws IOException {
    operation();
    inode.sync();
  }

  private void operation() throws IOException {
    powered();
    operations++;
    powered();
    if (operations == failAt) {
      throw new IOException("the chip failed at operation=" + operations);
    }
  }

  private void powered() throws PowerIsCut {
    if (isCut()) {
      throw new PowerIsCut(cutAt);
    }
  }

  /// Lets go of the chip; databases on it must be closed before.
  @Override
  public void close() {
    SqliteVfs.unmount(mount);
  }

  private record OpenOnChip(FlashChip chip, Inode inode) implements OpenFile {

    @Override
    public void write(long at, byte[] bytes) throws IOException {
      chip.change(inode, new Change.Write(at, Octets.of(bytes)));
    }

    @Override
    public void sync() throws IOException {
      chip.sync(inode);
    }

    @Override
    public void close() {
      // A file on a chip is not held open by anybody.
    }
  }
}
