package dev.mortise.companion.lock.firmware;

import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.protocol.message.device.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/// The folder in which an operator lays signed images ready. It is looked into whenever a lock
/// wants one, so that files may come and go while the companion runs. Safe for use by any thread.
///
/// @param path an existing folder
public record FirmwareFolder(Path path) {

  /// How many files are looked at. Images are for a few models and versions; the rest of a folder
  /// full of other things is not read.
  static final int FILES_MAX = 64;

  /// The files that say they are what is wanted, by name, [#FILES_MAX] at most: several makers may
  /// have signed the same image. Whether they are whole is not looked at.
  List<FirmwareImage> matching(Wanted wanted) {
    return images().stream()
        .filter(
            image ->
                image.manifest().digest().equals(wanted.digest())
                    && image.manifest().version().equals(wanted.version()))
        .sorted(Comparator.comparing(FirmwareImage::file))
        .toList();
  }

  private List<FirmwareImage> images() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      return listed(files).stream().flatMap(file -> image(file).stream()).toList();
    } catch (IOException e) {
      Logger.warn("the folder of firmware cannot be read folder={} cause={}", path, e.toString());
      return List.of();
    }
  }

  /// The files that are looked at. Of a folder that fails on the way those before that are.
  List<Path> listed(Iterable<Path> files) {
    List<Path> listed = new ArrayList<>();
    try {
      for (Path file : files) {
        if (listed.size() == FILES_MAX) {
          Logger.warn("more files than are looked at folder={} most={}", path, FILES_MAX);
          break;
        }
        listed.add(file);
      }
    } catch (DirectoryIteratorException e) {
      Logger.warn(
          "the folder of firmware cannot be read to its end folder={} cause={}",
          path,
          e.toString());
    }
    return listed;
  }

  private static Optional<FirmwareImage> image(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      long length = Files.size(file);
      return ImageFile.head(in.readNBytes(ImageFile.HEAD_BYTES_MAX), length)
          .flatMap(
              head ->
                  head.claims()
                      .filter(manifest -> head.imageAt() + manifest.size() == length)
                      .map(manifest -> new FirmwareImage(file, head, manifest)));
    } catch (IOException e) {
      Logger.warn("a file of firmware cannot be read file={} cause={}", file, e.toString());
      return Optional.empty();
    }
  }
}
