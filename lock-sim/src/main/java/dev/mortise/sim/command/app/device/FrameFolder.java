package dev.mortise.sim.command.app.device;

import dev.mortise.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The folder that the pictures of one live view are written to, a file each.
///
/// @param path there it is, without pictures of another view
record FrameFolder(Path path) {

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  /// Makes the folder, or takes one that has no pictures yet.
  ///
  /// @throws IOException saying in one sentence what is in the way
  static FrameFolder open(Path path) throws IOException {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new IOException("the folder " + path + " cannot be made", e);
    }
    try (DirectoryStream<Path> before = Files.newDirectoryStream(path, "frame-*")) {
      if (before.iterator().hasNext()) {
        throw new IllegalArgumentException(
            "there are pictures of another view in %s; name another folder".formatted(path));
      }
    }
    return new FrameFolder(path);
  }

  /// Writes a picture.
  ///
  /// @throws IOException saying that it could not be written
  Path write(long number, SecretBytes picture) throws IOException {
    byte[] bytes = picture.reveal();
    try {
      return write(path.resolve("frame-%06d.%s".formatted(number, ending(bytes))), bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Path write(Path file, byte[] bytes) throws IOException {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new IOException("the picture " + file + " cannot be written", e);
    }
  }

  private static String ending(byte[] picture) {
    if (begins(picture, PNG)) {
      return "png";
    }
    return begins(picture, JPEG) ? "jpg" : "picture";
  }

  private static boolean begins(byte[] picture, byte[] with) {
    return picture.length >= with.length
        && Arrays.equals(picture, 0, with.length, with, 0, with.length);
  }
}
