package dev.mortise.sim.panel.wire;

import dev.mortise.sim.maker.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/// The secret that whoever drives a lock by HTTP must know: 32 random bytes, 43 characters of
/// base64url.
public final class PanelToken {

  private static final int SIZE = 32;
  private static final int FILE_BYTES_MAX = 100;
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final String SHAPE = "[A-Za-z0-9_-]{43}";

  private final String text;

  private PanelToken(String text) {
    this.text = text;
  }

  /// A token that nobody had before.
  public static PanelToken fresh(SecureRandom random) {
    byte[] bytes = new byte[SIZE];
    random.nextBytes(bytes);
    return new PanelToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The token that is kept in this file, or a new one, which is kept there from now on. A file
  /// that holds no token, or that others than its owner may read, is replaced.
  ///
  /// @throws IOException if it can neither be read nor made
  public static PanelToken keptIn(Path file, SecureRandom random) throws IOException {
    if (Files.exists(file) && Files.size(file) <= FILE_BYTES_MAX && isPrivate(file)) {
      String kept = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
      if (kept.matches(SHAPE)) {
        return new PanelToken(kept);
      }
    }
    PanelToken made = fresh(random);
    WholeFile.replace(file, made.text + "\n", WholeFile.ownerOnly());
    return made;
  }

  private static boolean isPrivate(Path file) throws IOException {
    return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
        || OWNERS.containsAll(Files.getPosixFilePermissions(file));
  }

  /// The text, for whoever started the lock and nobody else.
  public String reveal() {
    return text;
  }

  /// Whether somebody knows it; takes the same time whatever they say.
  boolean is(String told) {
    return MessageDigest.isEqual(
        text.getBytes(StandardCharsets.US_ASCII), told.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "[REDACTED]";
  }
}
