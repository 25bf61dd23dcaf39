package dev.mortise.companion.lock.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What an owner is told of live view before anybody watches.
///
/// @param version raised with every change of the text that an owner has to accept anew; from 1
/// @param text the notice, in English, paragraphs with an empty line between
public record VideoNotice(int version, String text) {

  private static final String FILE = "video-notice.txt";

  /// Belongs to the text in the file.
  private static final int VERSION = 1;

  public VideoNotice {
    if (version < 1 || text.isBlank()) {
      throw new IllegalArgumentException("no notice version=" + version);
    }
  }

  /// The notice that holds.
  public static VideoNotice current() {
    try (InputStream in = VideoNotice.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("a bundled file is missing: " + FILE);
      }
      return new VideoNotice(
          VERSION, new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
