package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Operation;
import dev.mortise.credential.CardNumber;
import dev.mortise.credential.CredentialKind;
import dev.mortise.door.BoltState;
import dev.mortise.lock.LockModel;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments.StartEnrolment;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A face, a palm or a card is enrolled wholly or not at all, wherever the power goes in between.
@Timeout(180)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class EnrolmentSurvivalTest {

  private final BenchApp app = new BenchApp();

  @ParameterizedTest
  @EnumSource(
      value = CredentialKind.class,
      names = {"FACE", "PALM_VEIN", "PROXIMITY_CARD"})
  @Tag("LK-73")
  @Tag("LK-32")
  void whereverPowerIsCutItOpensOrIsNobodys(CredentialKind kind) {
    FlashChip prepared;
    long writes;
    try (LockBench bench = LockBench.on(new FlashChip(), LockModel.PALM_LOCK)) {
      bench.createAdministrator();
      app.pair(bench);
      prepared = bench.chip().dump();
      long from = bench.chip().operations();
      enrol(bench, kind);
      writes = bench.chip().operations() - from;
      assertEquals(1, enrolled(bench, kind));
      assertEquals(BoltState.UNLOCKED, show(bench, kind));
    }
    assertTrue(writes > 5, "operations=" + writes);
    int there = 0;
    for (long cut = 1; cut <= writes + 1; cut++) {
      there += enrolments(prepared, kind, cut);
    }
    assertTrue(there > 0 && there <= writes, "enrolled=" + there);
    prepared.close();
  }

  @Test
  @Tag("LK-32")
  void aFaceIsEnrolledHoweverManyOthersLookInBetween() {
    try (LockBench bench = LockBench.on(new FlashChip(), LockModel.PALM_LOCK)) {
      bench.createAdministrator();
      app.pair(bench);
      StartEnrolment start = new StartEnrolment(new UserIndex(1), CredentialKind.FACE, false);
      app.command(bench, Operation.START_ENROLMENT, _ -> start);
      face(bench, "straight:synthetic:12/1");
      for (int look = 1; look <= 9; look++) {
        face(bench, "straight:synthetic:8/" + look);
      }
      List.of("up", "down", "left", "right").forEach(pose -> face(bench, pose + ":synthetic:12/1"));

      assertEquals(1, enrolled(bench, CredentialKind.FACE));
      assertEquals(BoltState.UNLOCKED, show(bench, CredentialKind.FACE));
    }
  }

  /// Whether the credential is there whose enrolment is cut at this operation of the flash.
  private int enrolments(FlashChip prepared, CredentialKind kind, long cut) {
    try (LockBench bench = LockBench.on(prepared.dump(), LockModel.PALM_LOCK)) {
      bench.chip().cutAt(bench.chip().operations() + cut);
      try {
        enrol(bench, kind);
      } catch (CompletionException e) {
        // Its power went.
      }
      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      int kept = enrolled(bench, kind);
      LockBench.done(bench.device().hands().turnKey(false));
      assertEquals(
          kept == 1 ? BoltState.UNLOCKED : BoltState.LOCKED, show(bench, kind), "cut=" + cut);
      return kept;
    }
  }

  private void enrol(LockBench bench, CredentialKind kind) {
    StartEnrolment start = new StartEnrolment(new UserIndex(1), kind, false);
    app.command(bench, Operation.START_ENROLMENT, _ -> start);
    switch (kind) {
      case FACE ->
          List.of("straight", "up", "down", "left", "right")
              .forEach(pose -> face(bench, pose + ":synthetic:12/1"));
      case PALM_VEIN -> List.of(1, 2, 3).forEach(reading -> palm(bench, "synthetic:7/" + reading));
      default -> card(bench);
    }
  }

  /// Touches the keypad, and presents what was enrolled once more.
  private static BoltState show(LockBench bench, CredentialKind kind) {
    bench.turn(Duration.ofMinutes(1));
    bench.press("cancel");
    switch (kind) {
      case FACE -> face(bench, "synthetic:12/9");
      case PALM_VEIN -> palm(bench, "synthetic:7/9");
      default -> card(bench);
    }
    bench.turn(Duration.ofSeconds(1));
    return bench.bolt();
  }

  private static void face(LockBench bench, String name) {
    FaceSource.Shown shown = assertInstanceOf(FaceSource.Shown.class, FaceSource.parse(name));
    LockBench.done(bench.device().hands().face(shown::capture));
  }

  private static void palm(LockBench bench, String name) {
    PalmSource.Shown shown = assertInstanceOf(PalmSource.Shown.class, PalmSource.parse(name));
    LockBench.done(bench.device().hands().palm(shown::capture));
  }

  private static void card(LockBench bench) {
    LockBench.done(bench.device().hands().card(new CardNumber(Octets.ofHex("04a2b3c4"))));
  }

  private static int enrolled(LockBench bench, CredentialKind kind) {
    return (int)
        LockBench.done(bench.device().hands().look())
            .mind()
            .orElseThrow()
            .stored()
            .household()
            .credentials()
            .stream()
            .filter(one -> one.kind() == kind)
            .count();
  }
}
