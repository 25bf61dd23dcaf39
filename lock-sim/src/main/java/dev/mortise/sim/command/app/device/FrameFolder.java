package dev.mortise.sim.command.app.device;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.maker.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/// The folder that the pictures of one live view are written to, a file each. They came sealed for
/// their owner alone, so nobody else may read them here.
///
/// @param path there it is, without pictures of another view
record FrameFolder(Path path) {

  private static final Set<OpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
  private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

  /// Makes the folder, for its owner alone, or takes one that has no pictures yet.
  ///
  /// @throws IOException saying in one sentence what is in the way
  static FrameFolder open(Path path) throws IOException {
    try {
      Files.createDirectories(path, folderOfOwner());
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

  /// Writes a picture. A file that is there already is another's, and stays.
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
      try (FileChannel channel = FileChannel.open(file, FRESH, WholeFile.ownerOnly())) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
      return file;
    } catch (IOException e) {
      throw new IOException("the picture " + file + " cannot be written", e);
    }
  }

  private static FileAttribute<?>[] folderOfOwner() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
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
