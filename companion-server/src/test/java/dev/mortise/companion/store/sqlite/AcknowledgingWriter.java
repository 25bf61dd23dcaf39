package dev.mortise.companion.store.sqlite;

import dev.mortise.companion.store.DataFolder;
import dev.mortise.companion.store.StorePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// The child process of [StoreCrashTest]: writes one row after the other into the store of a data
/// folder and prints the number of each row that was answered, until it is killed.
final class AcknowledgingWriter {
  private static final int IN_FLIGHT = 32;

  private AcknowledgingWriter() {}

  public static void main(String[] arguments) throws Exception {
    DataFolder folder = DataFolder.open(Path.of(arguments[0]));
    SqliteStore store = SqliteStore.open(folder, StorePolicy.DEFAULT, new SimpleMeterRegistry());
    store.writeAndWait(
        transaction ->
            transaction
                .sql("CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY) STRICT")
                .execute());
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    for (int n = Integer.parseInt(arguments[1]); ; n++) {
      int row = n;
      inFlight.acquire();
      store
          .write(
              transaction -> transaction.sql("INSERT INTO t VALUES (:n)").bind("n", row).execute())
          .whenComplete(
              (rows, failure) -> {
                if (failure == null) {
                  System.out.println(row);
                }
                inFlight.release();
              });
    }
  }
}
