package dev.mortise.companion.lock.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirmwareFolderTest {

  private static final Path FIRST = Path.of("first");

  private final FirmwareFolder folder = new FirmwareFolder(Path.of("images"));

  @Test
  void ofAFolderThatFailsOnTheWayTheFilesBeforeThatAreLookedAt() {
    Iterator<Path> failing =
        Stream.generate(new AtomicInteger()::getAndIncrement)
            .map(FirmwareFolderTest::file)
            .iterator();
    assertEquals(List.of(FIRST), folder.listed(() -> failing));
  }

  private static Path file(int number) {
    if (number > 0) {
      throw new DirectoryIteratorException(new IOException("the disk is gone"));
    }
    return FIRST;
  }

  @Test
  @Tag("SEC-19")
  void ofAFullFolderSoManyFilesAreLookedAtAndNoMore() {
    AtomicInteger given = new AtomicInteger();
    Iterator<Path> endless =
        Stream.generate(() -> Path.of("file" + given.getAndIncrement())).iterator();
    assertEquals(FirmwareFolder.FILES_MAX, folder.listed(() -> endless).size());
    assertEquals(FirmwareFolder.FILES_MAX + 1, given.get());
  }
}
