package dev.mortise.bench.load.process;

import dev.mortise.companion.command.MortiseMain;
import dev.mortise.sim.maker.CertificateFile;
import dev.mortise.sim.maker.Maker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/// The companion as everybody runs it, `mortise serve`, in a process of its own.
///
/// @param process the process
/// @param httpsPort where apps reach it
/// @param devicePort where locks reach it
/// @param tls the folder of its certificates
public record CompanionProcess(ChildProcess process, int httpsPort, int devicePort, Path tls)
    implements AutoCloseable {

  /// Starts one that takes the locks of this maker.
  public static CompanionProcess start(Path folder, Maker maker)
      throws IOException, InterruptedException {
    int httpsPort = ChildProcess.freePort();
    int devicePort = ChildProcess.freePort();
    Path data = folder.resolve("companion");
    ChildProcess process =
        ChildProcess.start(
            MortiseMain.class.getName(),
            List.of(
                "serve",
                "--data",
                data.toString(),
                "--https-port",
                String.valueOf(httpsPort),
                "--device-port",
                String.valueOf(devicePort),
                "--maker",
                maker.certificateFile().toString()),
            folder.resolve("companion.log"));
    return new CompanionProcess(process, httpsPort, devicePort, data.resolve("tls"));
  }

  /// The file of the authority that apps and locks take its word by.
  public Path authorityFile() {
    return tls.resolve("authority.pem");
  }

  /// What is in it.
  public List<X509Certificate> authorities() throws IOException {
    return CertificateFile.read(authorityFile());
  }

  public String baseUrl() {
    return "https://localhost:" + httpsPort;
  }

  @Override
  public void close() {
    process.close();
  }
}
