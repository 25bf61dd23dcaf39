package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.lock.LockModel;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.terminal.LockTerminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Faces, palms and cards: begun on the owner's phone, done at the lock by typing, told to the
/// phone.
class AppSensesTest {

  private static final List<String> POSES = List.of("straight", "up", "down", "left", "right");

  private final List<String> said = new CopyOnWriteArrayList<>();
  private @Nullable Household home;
  private @Nullable LockTerminal door;

  private void moveIn(Path data, LockModel model) throws Exception {
    Household moved = Household.moveIn(data, model);
    home = moved;
    moved.pairOwner();
    door = new LockTerminal(moved.sandbox().lock(), moved.sandbox().world(), said::add, false);
  }

  private Household home() {
    return Objects.requireNonNull(home, "nobody has moved in");
  }

  private LockTerminal door() {
    return Objects.requireNonNull(door, "nobody has moved in");
  }

  @AfterEach
  void stop() {
    home().close();
  }

  @Test
  @Tag("LK-73")
  @Tag("LK-32")
  @Tag("LK-35")
  void aPalmLockLearnsFacePalmAndCardAndOpensToEach(@TempDir Path data) throws Exception {
    moveIn(data, LockModel.PALM_LOCK);
    done(home().near("owner", "enrol", "1", "face"));
    POSES.forEach(pose -> door().enter("face " + pose + ":synthetic:3/1"));
    done(home().near("owner", "enrol", "1", "palm-vein"));
    for (int reading = 1; reading <= 3; reading++) {
      door().enter("palm synthetic:5/" + reading);
    }
    done(home().near("owner", "enrol", "1", "proximity-card"));
    door().enter("card 04A2B3C4");
    JsonNode credentials =
        done(home().near("owner", "users", "list"))
            .lineWith("name", "Administrator")
            .path("credentials");
    assertEquals(
        List.of("passcode", "face", "palm-vein", "proximity-card"),
        credentials.valueStream().map(each -> each.path("kind").asString("")).toList());
    assertTrue(credentials.valueStream().allMatch(each -> each.path("index").asInt(0) == 1));

    for (String line : List.of("face synthetic:3/9", "palm synthetic:5/9", "card 04A2B3C4")) {
      door().enter("key lock");
      door().enter("press 1");
      door().enter(line);
      home().awaitBolt("unlocked");
    }
    String events = done(home().near("owner", "events")).text();
    assertTrue(events.contains("unlocked with face 1"), events);
    assertTrue(events.contains("unlocked with palm vein 1"), events);
    assertTrue(events.contains("unlocked with proximity card 1"), events);
  }

  @Test
  @Tag("D-4")
  @Tag("LK-12")
  void whatAVideoLockLacksIsAClearErrorAtTheDoorAndInTheApp(@TempDir Path data) throws Exception {
    moveIn(data, LockModel.VIDEO_LOCK);

    assertEquals(LockTerminal.Outcome.FAILED, door().enter("palm synthetic:5/1"));
    assertTrue(said.getLast().contains("palm-lock"), said.getLast());
    assertEquals(LockTerminal.Outcome.FAILED, door().enter("card 04A2B3C4"));
    Household.Said refused = home().near("owner", "enrol", "1", "palm-vein");
    assertEquals(PhoneTask.REFUSED, refused.code());
    assertEquals("unsupported", refused.word("result"));
  }

  @Test
  @Tag("LK-33")
  void theTerminalSaysThatTheCameraWaitsForTheKeypad(@TempDir Path data) throws Exception {
    moveIn(data, LockModel.VIDEO_LOCK);
    door().enter("clock +1m");
    door().enter("face synthetic:3/1");

    assertTrue(said.getLast().contains("press cancel"), said.getLast());
  }
}
