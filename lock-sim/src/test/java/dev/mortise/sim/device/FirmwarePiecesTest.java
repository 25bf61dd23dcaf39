package dev.mortise.sim.device;

import static dev.mortise.protocol.link.Acknowledgement.FAILED;
import static dev.mortise.protocol.link.Acknowledgement.REFUSED;
import static dev.mortise.protocol.link.Acknowledgement.TAKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.sim.device.face.Sign;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Firmware in pieces, into the slot that is not running, on a chip whose power can be cut.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class FirmwarePiecesTest {

  private static final FirmwareVersion ONE = FirmwareVersion.FACTORY;
  private static final FirmwareVersion TWO = new FirmwareVersion(2);

  /// The image of the bench has 700 bytes.
  private static final int PIECE = 250;

  /// At so many places the memory fails.
  private static final int FAILURES = 16;

  private final FirmwareBench bench = new FirmwareBench();

  @AfterEach
  void close() {
    bench.close();
  }

  private int there(LockDevice lock, ImageFile file) {
    Octets offer = new OfferFirmware(Optional.of(file.manifest())).encode();
    Octets said = LockBench.done(lock.ask(Channel.REMOTE, new ConnectionId(-1), offer));
    LockBench.done(lock.hands().look()); // The answer comes before what follows it, a restart too.
    try {
      return FirmwareNeed.decode(said).there().orElse(-1);
    } catch (MalformedCbor e) {
      return -1;
    }
  }

  private static ImageChunk piece(ImageFile file, int from, int to) {
    return new ImageChunk(file.claims().orElseThrow().digest(), from, file.image().slice(from, to));
  }

  private static Acknowledgement give(LockDevice lock, ImageChunk piece) {
    Acknowledgement told = LockBench.done(lock.firmware().take(piece));
    LockBench.done(lock.hands().look()); // A restart comes behind it.
    return told;
  }

  private void bringRest(LockDevice lock, ImageFile file) {
    int at = there(lock, file);
    int size = file.image().size();
    while (at >= 0 && at < size) {
      int end = Math.min(size, at + PIECE);
      at = give(lock, piece(file, at, end)) == TAKEN ? end : size;
    }
  }

  @Test
  @Tag("LK-85")
  void piecesMakeAnImageThatRunsFromTheOtherSlot() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile file = bench.image(TWO);
      bench.want(lock, TWO);
      assertEquals(0, there(lock, file));

      bringRest(lock, file);

      assertEquals(TWO, FirmwareBench.version(lock));
      assertEquals(bench.of(TWO, FirmwareSlot.B), FirmwareBench.started(lock));
      assertEquals(REFUSED, give(lock, piece(file, 0, PIECE)));
    }
  }

  /// Gives the last piece, with the memory failing so many operations later.
  ///
  /// @return how often the lock said that it stops, and how many operations there were
  private long[] lastPieceWithAFailure(long operation) {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile file = bench.image(TWO);
      int last = file.image().size() - 1;
      bench.want(lock, TWO);
      assertEquals(0, there(lock, file));
      assertEquals(TAKEN, give(lock, piece(file, 0, last)));
      AtomicLong stopped = new AtomicLong();
      lock.observe(sign -> stopped.addAndGet(sign instanceof Sign.Stopped ? 1 : 0));
      long before = chip.operations();
      chip.failAt(before + operation);
      lock.firmware()
          .take(piece(file, last, last + 1))
          .toCompletableFuture()
          .exceptionally(_ -> FAILED)
          .join();
      LockBench.done(lock.hands().look());
      return new long[] {stopped.get(), chip.operations() - before};
    }
  }

  @Test
  @Tag("SEC-14")
  void whereverTheMemoryFailsAtTheLastPieceTheLockSaysOnceThatItStops() {
    long operations = lastPieceWithAFailure(Long.MAX_VALUE / 2)[1];
    assertTrue(operations > 10, "operations=" + operations);
    long stops = 0;
    for (long failing = 1; failing <= operations; failing += 1 + operations / FAILURES) {
      long stopped = lastPieceWithAFailure(failing)[0];
      assertTrue(stopped <= 1, "failing=" + failing + " stopped=" + stopped);
      stops += stopped;
    }
    assertTrue(stops > 1, "nothing failed");
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void aPieceIsTakenWhereTheOneBeforeItEndsAndNowhereElse() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile file = bench.image(TWO);
      ImageFile other = bench.image(new FirmwareVersion(3));
      assertEquals(REFUSED, give(lock, piece(file, 0, PIECE)), "unwanted");
      bench.want(lock, TWO);
      assertEquals(REFUSED, give(lock, piece(file, 0, PIECE)), "not offered");
      assertEquals(0, there(lock, file));

      assertEquals(FAILED, give(lock, piece(file, PIECE, 2 * PIECE)), "ahead");
      assertEquals(TAKEN, give(lock, piece(file, 0, PIECE)));
      assertEquals(TAKEN, give(lock, piece(file, 0, PIECE)), "doubled");
      assertEquals(FAILED, give(lock, piece(file, PIECE - 1, PIECE + 1)), "overlapping");
      assertEquals(REFUSED, give(lock, piece(other, PIECE, 2 * PIECE)), "another image's");
      Octets digest = file.claims().orElseThrow().digest();
      Octets beyond = Octets.adopt(new byte[file.image().size() - PIECE + 1]);
      assertEquals(REFUSED, give(lock, new ImageChunk(digest, PIECE, beyond)), "too large");
      assertEquals(PIECE, there(lock, file));
      assertEquals(ONE, FirmwareBench.version(lock));

      bringRest(lock, file);
      assertEquals(TWO, FirmwareBench.version(lock));
    }
  }

  @Test
  @Tag("SEC-20")
  void wrongBytesAreNotedAtTheEndAndTheImageIsBegunAgainOnAnotherWord() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile file = bench.image(TWO);
      bench.want(lock, TWO);
      assertEquals(0, there(lock, file));
      Octets digest = file.claims().orElseThrow().digest();
      give(lock, new ImageChunk(digest, 0, Octets.adopt(new byte[PIECE])));
      bringRest(lock, file);
      assertEquals(ONE, FirmwareBench.version(lock));
      assertEquals(Optional.empty(), FirmwareBench.stored(lock).firmware().wanted());
      assertEquals(-1, there(lock, file));
      FirmwareBench.restarted(lock);
      assertEquals(ONE, FirmwareBench.version(lock));

      bench.want(lock, TWO);
      assertEquals(0, there(lock, file));
      bringRest(lock, file);
      assertEquals(TWO, FirmwareBench.version(lock));
    }
  }

  @Test
  @Tag("LK-85")
  void afterARestartItGoesOnAndAnotherVersionBeginsAnew() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile two = bench.image(TWO);
      ImageFile three = bench.image(new FirmwareVersion(3));
      bench.want(lock, TWO);
      there(lock, two);
      give(lock, piece(two, 0, PIECE));
      FirmwareBench.restarted(lock);
      assertEquals(PIECE, there(lock, two));

      bench.want(lock, new FirmwareVersion(3));
      assertEquals(REFUSED, give(lock, piece(two, PIECE, 2 * PIECE)));
      assertEquals(-1, there(lock, two));
      assertEquals(0, there(lock, three));
      bench.want(lock, TWO);
      assertEquals(0, there(lock, two));
      bringRest(lock, two);
      assertEquals(TWO, FirmwareBench.version(lock));
    }
  }

  @Test
  @Tag("LK-85")
  void anImageThatIsThereInWholeStartsWhenTheBatteryIsBetter() {
    try (FlashChip chip = bench.paired();
        LockDevice lock = bench.open(chip)) {
      ImageFile file = bench.image(TWO);
      int size = file.image().size();
      bench.want(lock, TWO);
      there(lock, file);
      give(lock, piece(file, 0, 2 * PIECE));
      LockBench.done(lock.hands().charge(15));
      give(lock, piece(file, 2 * PIECE, size));
      assertEquals(ONE, FirmwareBench.version(lock));
      assertEquals(-1, there(lock, file));

      LockBench.done(lock.hands().charge(90));
      assertEquals(size, there(lock, file));
      LockBench.done(lock.hands().look());
      assertEquals(TWO, FirmwareBench.version(lock));
    }
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void wherePowerIsCutTheOldOneRunsAndTheImageGoesOn() {
    try (FlashChip prepared = bench.paired()) {
      ImageFile file = bench.image(TWO);
      long operations;
      try (FlashChip chip = prepared.dump();
          LockDevice lock = bench.open(chip)) {
        bench.want(lock, TWO);
        long from = chip.operations();
        bringRest(lock, file);
        operations = chip.operations() - from;
      }
      int installed = 0;
      int continued = 0;
      for (long cut = 1; cut <= operations; cut++) {
        int there = afterCut(prepared, file, cut);
        installed += there < 0 ? 1 : 0;
        continued += there > 0 ? 1 : 0;
      }
      assertTrue(installed > 0 && installed < operations, "installed=" + installed);
      assertTrue(continued > 0, "continued=" + continued);
    }
  }

  /// How much was there after a cut; -1 if the image was started already.
  private int afterCut(FlashChip prepared, ImageFile file, long cut) {
    try (FlashChip chip = prepared.dump()) {
      LockDevice lock = bench.open(chip);
      try {
        bench.want(lock, TWO);
        chip.cutAt(chip.operations() + cut);
        bringRest(lock, file);
      } catch (CompletionException | IllegalStateException e) {
        // The power went.
      } finally {
        lock.close();
      }
      try (FlashChip found = chip.afterPowerCut(Remains.Torn.ofSeed(cut));
          LockDevice again = bench.open(found)) {
        if (FirmwareBench.version(again).equals(TWO)) {
          return -1;
        }
        int there = there(again, file);
        assertTrue(there >= 0, "cut=" + cut);
        bringRest(again, file);
        LockBench.done(again.hands().look());
        assertEquals(TWO, FirmwareBench.version(again), "cut=" + cut + " there=" + there);
        return there;
      }
    }
  }
}
