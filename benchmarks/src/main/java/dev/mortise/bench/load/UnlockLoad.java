package dev.mortise.bench.load;

import dev.mortise.bench.link.BareApp;
import dev.mortise.bench.link.BareLock;
import dev.mortise.bench.load.process.BareProcess;
import dev.mortise.bench.load.process.ChildProcess;
import dev.mortise.bench.load.process.CompanionProcess;
import dev.mortise.companion.Parts;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.sim.command.progress.Progress;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.maker.Maker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Owners open their doors from afar: a signed command over a challenge, from phone through
/// companion to lock, and the lock's receipt back and verified. Beside it, in turns, the same
/// client sends as many bytes by the same ways through a bare end.
final class UnlockLoad implements Load {

  private static final double P50_MILLIS = 5;
  private static final double P99_MILLIS = 20;
  private static final int LINK_THREADS = 2;

  /// @param locks doors, each with a phone of its own
  /// @param perSecond unlocks a second over all of them
  /// @param warmUp how often each is done before anything counts
  /// @param rounds turns of product and bare end
  /// @param round how long each turn is
  private record Size(int locks, int perSecond, int warmUp, int rounds, Duration round) {

    static final Size FULL = new Size(8, 100, 12_000, 5, Duration.ofSeconds(15));
    static final Size SMOKE = new Size(2, 10, 4, 1, Duration.ofSeconds(1));
  }

  @Override
  public String name() {
    return "unlock";
  }

  @Override
  public String sentence() {
    return "100 remote unlocks a second: phone, HTTPS, companion, MQTT, lock on a real folder,"
        + " back";
  }

  @Override
  public List<Figure> run(boolean smoke, Path folder) throws IOException, InterruptedException {
    Size size = smoke ? Size.SMOKE : Size.FULL;
    Maker maker = Maker.at(folder.resolve("maker"), Instant.now(), new SecureRandom());
    try (CompanionProcess companion = CompanionProcess.start(folder, maker);
        BareProcess bare = BareProcess.start(folder, companion.tls(), maker);
        LinkThreads threads = LinkThreads.start(LINK_THREADS);
        Parts parts = Parts.start(none -> none)) {
      List<Door> doors = new ArrayList<>();
      try (Progress progress = Progress.of("doors", size.locks())) {
        for (int i = 0; i < size.locks(); i++) {
          doors.add(parts.keep(Door.open(folder, i, maker, companion, threads)));
          parts.keep(farEnd(maker, companion, doors.getLast(), bare, threads));
          progress.step();
        }
      }
      Turn product = new Turn("unlock", companion.process(), unlocks(doors));
      Turn floor = new Turn("bare round trips", bare.process(), bareTrips(doors, bare));
      return measure(size, product, floor);
    }
  }

  private static BareLock farEnd(
      Maker maker, CompanionProcess companion, Door door, BareProcess bare, LinkThreads threads)
      throws IOException {
    SigningKey key = door.memory().keys().signing().publicKey();
    LockCertificate names = new LockCertificate(new LockId(UUID.randomUUID()), key);
    return BareLock.connect(
        threads.loops(),
        maker.provision(names, companion.authorities(), Instant.now(), new SecureRandom()),
        bare.farPort());
  }

  private static OpenLoop.Work unlocks(List<Door> doors) {
    return number -> {
      Door door = doors.get(number % doors.size());
      door.inTurn(door::unlock);
    };
  }

  /// An unlock's exchanges without their meaning.
  private static OpenLoop.Work bareTrips(List<Door> doors, BareProcess bare) throws IOException {
    List<BareApp.Bytes> exchanges = doors.getFirst().exchanges();
    return number -> {
      int to = number % doors.size();
      BareApp app = new BareApp(doors.get(to).client(), bare.appPort());
      doors.get(to).inTurn(() -> app.exchange(to, exchanges));
    };
  }

  /// One of the two that take turns.
  private record Turn(String subject, ChildProcess process, OpenLoop.Work work) {}

  /// What came of a turn.
  private record Round(Latency latency, Duration processor) {

    double processorMillis() {
      return processor.toNanos() / 1e6 / latency.count();
    }
  }

  private static List<Figure> measure(Size size, Turn product, Turn floor) {
    for (Turn turn : List.of(product, floor)) {
      OpenLoop.warmUp(turn.subject(), size.warmUp(), size.locks(), turn.work());
    }
    List<Round> products = new ArrayList<>();
    List<Round> floors = new ArrayList<>();
    for (int i = 0; i < size.rounds(); i++) {
      products.add(round(product, size.perSecond(), size.round()));
      floors.add(round(floor, size.perSecond(), size.round()));
    }
    return figures(product, products, floor, floors);
  }

  private static Round round(Turn turn, int perSecond, Duration span) {
    Duration before = turn.process().processorTime();
    Latency latency = new OpenLoop(perSecond, span).run(turn.subject(), turn.work());
    return new Round(latency, turn.process().processorTime().minus(before));
  }

  private static List<Figure> figures(
      Turn product, List<Round> products, Turn floor, List<Round> floors) {
    Latency unlock = Latency.median(products.stream().map(Round::latency).toList());
    Latency bare = Latency.median(floors.stream().map(Round::latency).toList());
    List<Figure> figures = new ArrayList<>();
    unlock.figures(product.subject()).stream().map(UnlockLoad::goal).forEach(figures::add);
    figures.add(worst(product, products));
    figures.add(processor(product, products));
    figures.addAll(bare.figures(floor.subject()));
    figures.add(worst(floor, floors));
    figures.add(processor(floor, floors));
    figures.add(Figure.of("unlock / bare", "p50", unlock.p50() / bare.p50(), ""));
    figures.add(Figure.of("unlock / bare", "p99", unlock.p99() / bare.p99(), ""));
    return figures;
  }

  private static Figure goal(Figure figure) {
    return switch (figure.measure()) {
      case "p50" -> figure.below(P50_MILLIS);
      case "p99" -> figure.below(P99_MILLIS);
      default -> figure;
    };
  }

  private static Figure worst(Turn turn, List<Round> rounds) {
    double worst = rounds.stream().mapToDouble(each -> each.latency().p99()).max().orElseThrow();
    return Figure.of(turn.subject(), "p99 of the worst round", worst, "ms");
  }

  private static Figure processor(Turn turn, List<Round> rounds) {
    double mean = rounds.stream().mapToDouble(Round::processorMillis).average().orElseThrow();
    return Figure.of(turn.subject(), "server's processor time", mean, "ms");
  }
}
