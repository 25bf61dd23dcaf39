package dev.mortise.sim.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateFileTest {

  @TempDir Path folder;

  @Test
  void whatIsNotThereIsNamedAsMissing() {
    Path none = folder.resolve("none.pem");
    IOException missing = assertThrows(IOException.class, () -> CertificateFile.read(none));
    assertEquals("There is no file %s of certificates.".formatted(none), missing.getMessage());
    IOException directory = assertThrows(IOException.class, () -> CertificateFile.read(folder));
    assertEquals(
        "The certificates in %s cannot be read: it is a folder.".formatted(folder),
        directory.getMessage());
  }
}
