package dev.mortise.companion.http.dispatch;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A dispatcher, fresh for each test.
class DispatcherFixture {
  @TempDir Path temp;
  TestDispatcher dispatcher;

  @BeforeEach
  void open() throws IOException {
    dispatcher = new TestDispatcher(temp);
  }

  @AfterEach
  void close() {
    dispatcher.close();
  }
}
