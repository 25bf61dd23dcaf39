package dev.mortise.sim.flash.slot;

import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Another medium, of which it is told that files were opened and closed again, and which were read
/// whole.
public final class WatchedMedium implements Medium {

  public final List<String> read = new ArrayList<>();
  final List<String> told = new ArrayList<>();
  private final Medium medium;

  public WatchedMedium(Medium medium) {
    this.medium = medium;
  }

  @Override
  public OpenFile open(String file) throws IOException {
    OpenFile opened = medium.open(file);
    told.add("opened");
    return new OpenFile() {
      @Override
      public void write(long at, byte[] bytes) throws IOException {
        opened.write(at, bytes);
      }

      @Override
      public void sync() throws IOException {
        opened.sync();
      }

      @Override
      public void close() throws IOException {
        told.add("closed");
        opened.close();
      }
    };
  }

  @Override
  public String databaseUrl(String file) {
    return medium.databaseUrl(file);
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    read.add(file);
    return medium.read(file);
  }

  @Override
  public Optional<Beginning> beginning(String file, int most) throws IOException {
    return medium.beginning(file, most);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    medium.write(file, content);
  }

  @Override
  public void sync(String file) throws IOException {
    medium.sync(file);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    medium.rename(from, to);
  }

  @Override
  public void delete(String file) throws IOException {
    medium.delete(file);
  }

  @Override
  public Set<String> names() throws IOException {
    return medium.names();
  }

  @Override
  public void syncNames() throws IOException {
    medium.syncNames();
  }
}
