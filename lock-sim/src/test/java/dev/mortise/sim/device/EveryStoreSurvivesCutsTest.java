package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mortise.authority.Operation;
import dev.mortise.lock.LockInput;
import dev.mortise.protocol.message.command.CommandArguments;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that a lock stores, with the power cut at every operation of its flash: each
/// operation of the authority's table, and each cause. What is not in here does not compile, or is
/// named by a test.
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "chips in memory need a Unix build of SQLite")
class EveryStoreSurvivesCutsTest {

  private final CutStage stage = new CutStage();
  private final StoringCommands commands = new StoringCommands(stage);

  @BeforeAll
  void prepare() {
    stage.prepare();
  }

  @AfterAll
  void letGo() {
    stage.close();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("SEC-14")
  @Tag("LK-81")
  void aCutInAnyOperationLeavesTheOldOrTheNewState(Operation operation) {
    Optional<Consumer<LockBench>> act = commands.of(operation);
    if (act.isPresent()) {
      CutBench.assertOldOrNew(operation.wireText(), stage::awake, act.get());
    } else {
      assertFalse(
          CutBench.stores(
              stage::awake, bench -> commands.send(bench, new CommandArguments.Unread(operation))),
          "an operation that stores belongs into the table operation=" + operation);
    }
  }

  @ParameterizedTest
  @MethodSource("causes")
  @Tag("SEC-14")
  void aCutInAnyCauseLeavesTheOldOrTheNewState(String cause) {
    CutBench.assertOldOrNew(
        cause, stage::awake, Objects.requireNonNull(StoringCauses.all().get(cause), cause));
  }

  private static List<String> causes() {
    return List.copyOf(StoringCauses.all().keySet());
  }

  /// A new cause is decided upon here: whether it stores something, and then how it is cut.
  @Test
  void everyCauseIsInTheTableOrStoresNothing() {
    Set<String> quiet =
        Set.of("SetHeld", "RearCoverMoved", "NearPeersChanged", "EventsRead", "LinkedReported");
    Set<String> byMessage = Set.of("MessageReceived"); // The operations are all of them.
    // They go the way of a finger; their enrolment is cut in tests of its own.
    Set<String> likeFinger = Set.of("FacePresented", "PalmPresented", "CardPresented");
    Set<String> firmware =
        Set.of("FirmwareAwaited", "FirmwareStaged", "FirmwareStarted"); // Slots have own tests.
    Set<String> known = new TreeSet<>(StoringCauses.all().keySet());
    known.addAll(firmware);
    known.addAll(likeFinger);
    known.addAll(quiet);
    known.addAll(byMessage);
    known.add("NetworkTried"); // It is what an operation waits for, and is cut with it.
    assertEquals(
        known,
        Arrays.stream(LockInput.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new)));
  }
}
