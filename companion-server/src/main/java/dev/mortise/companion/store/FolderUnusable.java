package dev.mortise.companion.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The data folder cannot be used; the message says why in one sentence.
public final class FolderUnusable extends IOException {
  private static final long serialVersionUID = 1L;

  /// Says why in one sentence without a full stop.
  public FolderUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
