package dev.mortise.bench.load;

import dev.mortise.bench.link.IdleLocks;
import dev.mortise.bench.load.process.BareProcess;
import dev.mortise.bench.load.process.ChildProcess;
import dev.mortise.bench.load.process.CompanionProcess;
import dev.mortise.bench.load.process.Footprint;
import dev.mortise.sim.command.progress.Progress;
import dev.mortise.sim.maker.Maker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Locks that are connected and silent, and what each costs the companion in memory; then the same
/// locks at a bare end.
final class IdleLocksLoad implements Load {

  private static final double RESIDENT_KB = 30;
  private static final double BYTES_PER_KB = 1000;
  private static final int SETTLE_SECONDS = 3;
  private static final int LOCKS = 2000;
  private static final int SMOKE_LOCKS = 20;

  /// Locks that come and go before the first reading, so that code and buffers which the first one
  /// alone brings are not counted.
  private static final int FIRST_PART = 10;

  @Override
  public String name() {
    return "idle-locks";
  }

  @Override
  public String sentence() {
    return "2,000 idle locks with mutual TLS, and what each costs the companion in memory";
  }

  @Override
  public List<Figure> run(boolean smoke, Path folder) throws IOException, InterruptedException {
    int locks = smoke ? SMOKE_LOCKS : LOCKS;
    Maker maker = Maker.at(folder.resolve("maker"), Instant.now(), new SecureRandom());
    List<Figure> figures = new ArrayList<>();
    List<X509Certificate> authorities;
    Path tls;
    try (CompanionProcess companion = CompanionProcess.start(folder, maker)) {
      authorities = companion.authorities();
      tls = companion.tls();
      Crowd crowd = new Crowd(maker, authorities, companion.devicePort(), locks);
      figures.addAll(measure("companion, per lock", companion.process(), crowd, RESIDENT_KB));
    }
    try (BareProcess bare = BareProcess.start(folder, tls, maker)) {
      Crowd crowd = new Crowd(maker, authorities, bare.idlePort(), locks);
      figures.addAll(
          measure("bare end, per lock", bare.process(), crowd, Double.POSITIVE_INFINITY));
    }
    return figures;
  }

  /// The locks, and where they go.
  private record Crowd(Maker maker, List<X509Certificate> authorities, int port, int locks) {

    /// Connects so many and waits until they are through.
    IdleLocks connect(int count) throws IOException, InterruptedException {
      IdleLocks idle = new IdleLocks();
      try (Progress progress = Progress.of("idle locks", count)) {
        for (int i = 0; i < count; i++) {
          idle.add(maker, authorities, port);
          progress.step();
        }
        idle.awaitOnline();
        return idle;
      } catch (IOException e) {
        idle.close();
        throw e;
      }
    }
  }

  private static List<Figure> measure(
      String subject, ChildProcess process, Crowd crowd, double goal)
      throws IOException, InterruptedException {
    crowd.connect(Math.max(1, crowd.locks() / FIRST_PART)).close();
    TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    Footprint before = Footprint.of(process);
    try (IdleLocks idle = crowd.connect(crowd.locks())) {
      TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
      Footprint after = Footprint.of(process);
      if (idle.online() != crowd.locks()) {
        throw new IOException("locks fell off line=" + (crowd.locks() - idle.online()));
      }
      return figures(subject, before, after, crowd.locks(), goal);
    }
  }

  private static List<Figure> figures(
      String subject, Footprint before, Footprint after, int locks, double goal) {
    double resident = after.residentBytes() - before.residentBytes();
    double heap = after.heapBytes() - before.heapBytes();
    Figure first = Figure.of(subject, "resident", resident / locks / BYTES_PER_KB, "kB");
    return List.of(
        goal < Double.POSITIVE_INFINITY ? first.below(goal) : first,
        Figure.of(subject, "live heap", heap / locks / BYTES_PER_KB, "kB"),
        Figure.of(subject, "resident before, in all", before.residentBytes() / 1e6, "MB"),
        Figure.of(subject, "resident after, in all", after.residentBytes() / 1e6, "MB"));
  }
}
