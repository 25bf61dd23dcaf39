package dev.mortise.sim.flash.power;

import dev.mortise.sim.flash.medium.Medium;
import dev.mortise.sim.flash.medium.PowerIsCut;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A medium whose power can be cut at one of the writes to come, wherever its bytes lie.
///
/// Counted is what has to last: each write, sync, renaming and removal of a file, and each commit
/// of a database as one, since SQLite makes it whole or not at all. The write at which power goes
/// is not made, and none follows until power is back. Finer cuts, inside a commit and with torn
/// sectors, are those of [dev.mortise.sim.flash.medium.FlashChip]. Safe for use by any thread.
public final class CuttableMedium implements Medium {

  private final Medium medium;
  private long writes;
  private OptionalLong cutAt = OptionalLong.empty();
  private boolean cut;

  /// The same medium, to be cut.
  public CuttableMedium(Medium medium) {
    this.medium = medium;
  }

  /// Cuts the power at one write from now on.
  ///
  /// @param write 1 for the next
  public synchronized void cutAt(long write) {
    if (write < 1) {
      throw new IllegalArgumentException("writes to come are counted from 1 write=" + write);
    }
    cutAt = OptionalLong.of(writes + write);
  }

  /// Whether power was cut, and is not back.
  public synchronized boolean isCut() {
    return cut;
  }

  /// Power is back; no cut is wanted any more.
  public synchronized void powerOn() {
    cut = false;
    cutAt = OptionalLong.empty();
  }

  private synchronized void count() throws IOException {
    if (!cut) {
      writes++;
      cut = cutAt.isPresent() && writes >= cutAt.getAsLong();
    }
    if (cut) {
      throw new PowerIsCut(writes);
    }
  }

  @Override
  public String databaseUrl(String file) {
    return medium.databaseUrl(file);
  }

  @Override
  public void committing(String file) throws IOException {
    count();
    medium.committing(file);
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    return medium.read(file);
  }

  @Override
  public Optional<Beginning> beginning(String file, int most) throws IOException {
    return medium.beginning(file, most);
  }

  @Override
  public OpenFile open(String file) throws IOException {
    return new Counted(medium.open(file));
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    count();
    medium.write(file, content);
  }

  @Override
  public void sync(String file) throws IOException {
    count();
    medium.sync(file);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    count();
    medium.rename(from, to);
  }

  @Override
  public void delete(String file) throws IOException {
    count();
    medium.delete(file);
  }

  @Override
  public Set<String> names() throws IOException {
    return medium.names();
  }

  @Override
  public void syncNames() throws IOException {
    count();
    medium.syncNames();
  }

  private final class Counted implements OpenFile {

    private final OpenFile file;

    private Counted(OpenFile file) {
      this.file = file;
    }

    @Override
    public void write(long at, byte[] bytes) throws IOException {
      count();
      file.write(at, bytes);
    }

    @Override
    public void sync() throws IOException {
      count();
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
