package dev.mortise.companion.store;

import dev.mortise.companion.store.sqlite.SqliteStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;

/// A real store in a test's folder.
///
/// @param folder its folder, held until it is closed
/// @param store open
public record OpenStore(DataFolder folder, Store store) implements AutoCloseable {

  /// Opens the store of this folder, new or from before.
  public static OpenStore in(Path folder) throws IOException {
    DataFolder held = DataFolder.open(folder);
    return new OpenStore(
        held, SqliteStore.open(held, StorePolicy.DEFAULT, new SimpleMeterRegistry()));
  }

  @Override
  public void close() {
    store.close();
    folder.close();
  }
}
