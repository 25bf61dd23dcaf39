package dev.mortise.sim.maker;

import dev.mortise.protocol.certificate.MalformedPem;
import dev.mortise.protocol.certificate.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/// Certificates in a PEM file.
public final class CertificateFile {

  private CertificateFile() {}

  /// Reads one or more certificates.
  ///
  /// @throws IOException naming the file, if it cannot be read or holds something else
  public static List<X509Certificate> read(Path file) throws IOException {
    try {
      return Pem.certificates(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IOException("There is no file %s of certificates.".formatted(file), e);
    } catch (MalformedPem e) {
      throw new IOException(file + " holds no certificate: " + e.getMessage(), e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "it is a folder" : "it is kept from us, or no text";
      throw new IOException("The certificates in %s cannot be read: %s.".formatted(file, why), e);
    }
  }

  static void write(Path file, List<X509Certificate> chain) throws IOException {
    WholeFile.replace(file, Pem.ofCertificates(chain));
  }
}
