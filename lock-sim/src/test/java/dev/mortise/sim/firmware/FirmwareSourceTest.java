package dev.mortise.sim.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mortise.protocol.message.device.ImageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareSourceTest {

  @TempDir private Path folder;

  @Test
  void whatCannotBeReadIsSaidInASentence() throws IOException {
    Path missing = folder.resolve("none.fw");
    assertEquals("The file %s cannot be read.".formatted(missing), fault(missing));
    assertEquals("The file %s cannot be read.".formatted(folder), fault(folder));

    Path large = Files.write(folder.resolve("large.fw"), new byte[ImageFile.BYTES_MAX + 1]);
    assertEquals("The file %s is too large for firmware.".formatted(large), fault(large));
  }

  private static String fault(Path path) {
    FirmwareSource source = new FirmwareSource.File(path);
    return String.valueOf(assertThrows(IOException.class, source::read).getMessage());
  }
}
