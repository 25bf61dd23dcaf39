package dev.mortise.bench.load.process;

import dev.mortise.bench.link.BareEndMain;
import dev.mortise.sim.maker.Maker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A bare end in a process of its own, started as the companion is.
///
/// @param process the process
/// @param appPort where exchanges come in
/// @param farPort where their far ends connect
/// @param idlePort where idle locks connect
public record BareProcess(ChildProcess process, int appPort, int farPort, int idlePort)
    implements AutoCloseable {

  /// Starts one that proves itself by the same certificates as a companion.
  ///
  /// @param tls the folder of the companion's certificates
  public static BareProcess start(Path folder, Path tls, Maker maker)
      throws IOException, InterruptedException {
    int appPort = ChildProcess.freePort();
    int farPort = ChildProcess.freePort();
    int idlePort = ChildProcess.freePort();
    ChildProcess process =
        ChildProcess.start(
            BareEndMain.class.getName(),
            List.of(
                tls.resolve("server.pem").toString(),
                tls.resolve("server-key.pem").toString(),
                maker.certificateFile().toString(),
                String.valueOf(appPort),
                String.valueOf(farPort),
                String.valueOf(idlePort)),
            folder.resolve("bare.log"));
    return new BareProcess(process, appPort, farPort, idlePort);
  }

  @Override
  public void close() {
    process.close();
  }
}
