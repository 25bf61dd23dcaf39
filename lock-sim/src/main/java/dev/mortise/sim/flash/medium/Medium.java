package dev.mortise.sim.flash.medium;

import dev.mortise.protocol.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// A flat place for a few files, with the durability that an operating system promises and no more:
/// content is safe after [#sync], names are safe after [#syncNames].
public interface Medium {

  /// The JDBC address of the SQLite database in this file.
  String databaseUrl(String file);

  /// SQLite is about to make a transaction on this database last.
  ///
  /// @throws IOException if it must not come to that
  default void committing(String file) throws IOException {}

  /// The whole content of a file, or empty if there is none.
  Optional<byte[]> read(String file) throws IOException;

  /// What a file begins with, and how long it is.
  ///
  /// @param bytes the first of it, all of a shorter one
  /// @param length of the whole file, in bytes
  record Beginning(Octets bytes, long length) {}

  /// The beginning of a file, or empty if there is none; the rest is not read.
  ///
  /// @param most how many bytes of it
  Optional<Beginning> beginning(String file, int most) throws IOException;

  /// Opens a file that is there, to change it in place.
  OpenFile open(String file) throws IOException;

  /// Makes a file with this content, or replaces the content of one; readable by the owner alone.
  void write(String file, byte[] content) throws IOException;

  /// Returns once the content of this file would survive a power cut.
  void sync(String file) throws IOException;

  /// Gives a file another name, in whose place it steps at once.
  void rename(String from, String to) throws IOException;

  /// Removes a file; harmless if there is none.
  void delete(String file) throws IOException;

  /// The names of all its files.
  Set<String> names() throws IOException;

  /// Returns once every file made, renamed or removed so far would survive a power cut as such.
  void syncNames() throws IOException;

  /// A file whose bytes are changed where they are, and whose length stays.
  interface OpenFile extends Closeable {

    /// Puts bytes over those from this place on.
    void write(long at, byte[] bytes) throws IOException;

    /// Returns once all that was written would survive a power cut.
    void sync() throws IOException;
  }
}
