package dev.mortise.sim.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FacePose;
import dev.mortise.biometric.palm.PalmFault;
import dev.mortise.lock.LockModel;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.CauseReading.Understood;
import dev.mortise.sim.panel.PanelRoom.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a caller reads back of a cause is what it sent.
@Timeout(120)
class PanelEchoTest {

  /// They need a radio, which a lock in memory has none of.
  private static final Set<String> OF_DEVICES_BESIDE = Set.of("remote", "sensor");

  /// Whatever stands before a sensor, a lock with power looks at it.
  private static final Set<String> OF_SENSORS = Set.of("face", "palm");

  @TempDir Path folder;

  @Test
  void everyCauseOfTheListIsEchoedAsTheSameCause() throws Exception {
    try (PanelRoom room = new PanelRoom(folder, LockModel.PALM_LOCK)) {
      Set<String> words = new TreeSet<>();
      Set<String> echoed = new TreeSet<>();
      for (JsonNode word : room.get("/v1/causes").json().get("causes")) {
        String first = word.get("cause").stringValue();
        words.add(first);
        for (String line : lines(word)) {
          Said said = room.cause(line);
          if (said.status() == 200) {
            String echo = said.json().at("/happened/0/cause").stringValue();
            assertEquals(understood(line), understood(echo), line);
            echoed.add(first);
          } else {
            assertEquals(409, said.status(), said::text);
            assertFalse(OF_SENSORS.contains(first), line);
          }
          room.cause("battery in");
        }
      }
      words.removeAll(OF_DEVICES_BESIDE);
      assertEquals(words, echoed);
    }
  }

  /// The examples, with every way to stand before a sensor; a word that takes nothing stands alone.
  private static List<String> lines(JsonNode word) {
    List<String> lines = new ArrayList<>();
    word.get("examples").forEach(example -> lines.add(example.stringValue()));
    String first = word.get("cause").stringValue();
    if (lines.isEmpty()) {
      lines.add(word.get("usage").stringValue());
    }
    if (first.equals("face")) {
      hows(FacePose.values()).forEach(how -> lines.add("face " + how + ":synthetic:3/4"));
      hows(FaceFault.values()).forEach(how -> lines.add("face " + how + ":synthetic:3/4"));
    }
    if (first.equals("palm")) {
      hows(PalmFault.values()).forEach(how -> lines.add("palm " + how + ":synthetic:3/4"));
    }
    return lines;
  }

  private static List<String> hows(Enum<?>[] constants) {
    return Arrays.stream(constants)
        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  @Test
  void theListTellsEveryWayToStandBeforeASensor() throws Exception {
    try (PanelRoom room = new PanelRoom(folder)) {
      JsonNode words = room.get("/v1/causes").json().get("causes");
      for (JsonNode word : words) {
        String meaning = word.get("meaning").stringValue();
        switch (word.get("cause").stringValue()) {
          case "face" -> {
            hows(FacePose.values()).forEach(how -> assertTrue(meaning.contains(how), how));
            hows(FaceFault.values()).forEach(how -> assertTrue(meaning.contains(how), how));
          }
          case "palm" ->
              hows(PalmFault.values()).forEach(how -> assertTrue(meaning.contains(how), how));
          default -> {}
        }
      }
    }
  }

  private static Understood understood(String line) {
    return assertInstanceOf(Understood.class, CauseReading.parse(line), line);
  }
}
