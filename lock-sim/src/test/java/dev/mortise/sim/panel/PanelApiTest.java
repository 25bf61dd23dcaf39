package dev.mortise.sim.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.mortise.door.BoltState;
import dev.mortise.sim.cause.CauseWord;
import dev.mortise.sim.panel.PanelRoom.Said;
import dev.mortise.sim.sensor.ImageFiles;
import dev.mortise.sim.sensor.finger.SyntheticFinger;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(120)
class PanelApiTest {

  private static final String ADMINISTRATOR = "press cancel ok 135790 ok 135790 ok";

  @TempDir Path folder;

  private PanelRoom room;

  @BeforeEach
  void open() throws Exception {
    room = new PanelRoom(folder);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void causesAreAnsweredAfterTheDecisionWithTheirEffects() throws Exception {
    JsonNode happened =
        room.cause(ADMINISTRATOR, "press 135790 ok", "clock +1s").json().get("happened");
    assertEquals(3, happened.size());
    assertTrue(kinds(happened.get(0)).contains("event"));
    JsonNode opening = happened.get(1);
    assertTrue(opening.get("decided").booleanValue());
    assertTrue(kinds(opening).containsAll(List.of("drive-bolt", "speak", "event")));
    assertFalse(kinds(opening).contains("bolt"), "the bolt travels still");
    JsonNode later = happened.get(2);
    assertEquals("bolt", kinds(later).getFirst());
    assertEquals(BoltState.UNLOCKED, room.device.view().body().bolt());
  }

  @Test
  void everyCauseOfTheListCanBeCausedAsItIsWritten() throws Exception {
    JsonNode grammar = room.get("/v1/causes").json().get("causes");
    assertEquals(
        Arrays.stream(CauseWord.values())
            .filter(word -> word != CauseWord.FIRMWARE)
            .map(CauseWord::word)
            .toList(),
        grammar.values().stream().map(word -> word.get("cause").stringValue()).toList());
    for (JsonNode word : grammar) {
      for (JsonNode example : word.get("examples")) {
        Said said = room.cause(example.stringValue());
        assertTrue(
            said.status() == 200 || said.json().get("type").stringValue().endsWith("impossible"),
            said::text);
      }
    }
  }

  @Test
  void everyFaultIsListedAndNothingIsDone() throws Exception {
    Said said = room.causeBody("{\"causes\":[\"door open\",\"dor open\",5,\"press 12x\"],\"x\":1}");
    assertEquals(400, said.status());
    assertEquals(List.of("x", "causes/1", "causes/2", "causes/3"), said.faultyFields());
    assertFalse(room.device.view().body().doorOpen());
  }

  @Test
  void whatIsNoListOfCausesIsExplained() throws Exception {
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "{}",
            "{\"causes\":[]}",
            "{\"causes\":{}}",
            "{\"causes\":[],\"causes\":[]}")) {
      assertEquals(400, room.causeBody(body).status(), body);
    }
    String many = "{\"causes\":[" + "\"pry\",".repeat(100) + "\"pry\"]}";
    assertEquals(List.of("causes"), room.causeBody(many).faultyFields());
  }

  @Test
  void aCauseThatCannotTakePlaceStopsThoseBehindIt() throws Exception {
    Said said =
        room.post("/v1/fingers", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
    assertEquals(409, said.status());
    assertEquals(List.of("causes/0"), said.faultyFields());
    assertTrue(said.text().contains("neither PNG nor JPEG nor BMP"), said::text);
  }

  @Test
  void filesOfTheHostAreNotReadForCallers() throws Exception {
    Path picture = folder.resolve("finger.png");
    Files.write(picture, ImageFiles.png(SyntheticFinger.of(7).impression(1)));
    Said said = room.cause("finger " + picture);
    assertEquals(400, said.status());
    assertTrue(said.text().contains("/v1/fingers"), said::text);
    Said firmware = room.cause("firmware " + picture);
    assertEquals(400, firmware.status());
    assertEquals(List.of("causes/0"), firmware.faultyFields());
    assertTrue(firmware.text().contains("/v1/firmware"), firmware::text);
  }

  @Test
  void firmwareIsBroughtAsItsContent() throws Exception {
    byte[] file = PanelRoom.firmware();
    Said brought = room.post("/v1/firmware", "application/octet-stream", file);
    assertEquals(
        "firmware (a file's content)", brought.json().at("/happened/0/cause").stringValue());

    Said none = room.post("/v1/firmware", "application/octet-stream", Arrays.copyOf(file, 10));
    assertEquals(409, none.status());
    assertTrue(none.text().contains("is no firmware"), none::text);
    assertEquals(400, room.post("/v1/firmware", "application/octet-stream", new byte[0]).status());
  }

  @Test
  void aPictureOfAFingerIsLaidOnTheReader() throws Exception {
    room.cause(ADMINISTRATOR);
    JsonNode touch =
        room.post("/v1/fingers", "image/png", ImageFiles.png(SyntheticFinger.of(7).impression(1)))
            .json()
            .get("happened")
            .get(0);
    assertTrue(touch.toString().contains("try-again"), touch::toString);
  }

  @Test
  void theStateFollowsWhatIsDone() throws Exception {
    room.cause("battery 42%", "door open", "near 30m", "network off", "cover off", "jam on");
    JsonNode state = room.get("/v1/state").json();
    assertEquals(42, state.at("/body/batteryPercent").intValue());
    assertTrue(state.at("/body/doorOpen").booleanValue());
    assertTrue(state.at("/body/jammed").booleanValue());
    assertEquals("forced-open", state.at("/mind/door").stringValue());
    assertEquals(30, state.at("/links/phonesAtMetres").intValue());
    assertFalse(state.at("/links/network").booleanValue());
    assertTrue(state.get("flashWrites").longValue() > 0);
    room.cause("battery out");
    JsonNode dark = room.get("/v1/state").json();
    assertFalse(dark.get("powered").booleanValue());
    assertTrue(dark.get("mind").isNull());
    assertTrue(dark.get("flashWrites").isNull());
    assertEquals(409, room.get("/v1/log").status());
    assertEquals(409, room.get("/v1/household").status());
  }

  @Test
  @Tag("LK-27")
  void theScreensCodeIsReadAsTextAndAsAPicture() throws Exception {
    assertEquals(404, room.get("/v1/screen.png").status());
    room.cause(ADMINISTRATOR, "cover off", "set hold", "press 135790 ok");
    String text = room.get("/v1/screen").json().get("text").stringValue();
    assertTrue(text.startsWith("MORTISE:"), text);
    assertEquals(text, scanned(room.get("/v1/screen.png").body().copy()));
  }

  /// The code holds the secret that proves it was seen: no picture of it lies in a folder
  /// meanwhile.
  @Test
  @Tag("LK-27")
  void theScreensPictureIsMadeWithoutAFile(@TempDir Path folder) throws Exception {
    room.cause(ADMINISTRATOR, "cover off", "set hold", "press 135790 ok");
    Path cache = Files.createDirectory(folder.resolve("cache"));
    ImageIO.setCacheDirectory(cache.toFile());
    try {
      Files.delete(cache);

      assertEquals(200, room.get("/v1/screen.png").status());
    } finally {
      ImageIO.setCacheDirectory(null);
    }
  }

  private static String scanned(byte[] png) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    // Drawn, not photographed: the search for a code in a photograph misses some drawn ones.
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))),
            Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }

  @Test
  @Tag("LK-58")
  void theLogIsReadByNumberOrFromItsEnd() throws Exception {
    room.cause(ADMINISTRATOR, "press 135790 ok", "clock +1s");
    JsonNode newest = room.get("/v1/log?limit=1").json();
    long last = newest.get("newest").longValue();
    assertEquals(last, newest.at("/events/0/sequence").longValue());
    assertEquals("bolt unlocked", newest.at("/events/0/text").stringValue());
    JsonNode all = room.get("/v1/log?after=0&limit=500").json().get("events");
    assertEquals(last, all.size());
    assertEquals(0, room.get("/v1/log?after=" + last).json().get("events").size());
    assertEquals(
        List.of("after", "limit", "size"),
        room.get("/v1/log?after=-1&limit=0&size=3").faultyFields().stream().sorted().toList());
  }

  @Test
  void theHouseholdHoldsNoSecret() throws Exception {
    room.cause(ADMINISTRATOR);
    Said said = room.get("/v1/household");
    assertEquals("administrator", said.json().at("/users/0/role").stringValue());
    assertEquals("passcode", said.json().at("/users/0/credentials/0/kind").stringValue());
    assertFalse(said.text().contains("135790"));
  }

  @Test
  void effectsAreReadByNumber() throws Exception {
    room.cause("doorbell", "door open");
    JsonNode all = room.get("/v1/effects").json();
    long newest = all.get("newest").longValue();
    assertEquals(newest, all.get("effects").size());
    assertTrue(all.toString().contains("\"tone\":\"doorbell\""), all::toString);
    JsonNode rest = room.get("/v1/effects?after=" + (newest - 1) + "&limit=5").json();
    assertEquals(newest, rest.at("/effects/0/number").longValue());
  }

  @Test
  void effectsAreStreamedAsTheyHappenAndFromWhereAListenerWas() throws Exception {
    room.cause("doorbell");
    List<String> ids = new ArrayList<>();
    HttpRequest request = room.request("/v1/effects/stream").header("last-event-id", "0").build();
    try (Stream<String> lines = room.client().send(request, BodyHandlers.ofLines()).body()) {
      var iterator = lines.iterator();
      long before = room.get("/v1/effects").json().get("newest").longValue();
      room.cause("door open");
      while (ids.size() <= before) {
        String line = iterator.next();
        if (line.startsWith("id: ")) {
          ids.add(line.substring(4));
        }
      }
      assertEquals("1", ids.getFirst());
      assertEquals(Long.toString(before + 1), ids.getLast());
    }
    assertEquals(
        List.of("last-event-id"),
        room.send(room.request("/v1/effects/stream").header("last-event-id", "x").build())
            .faultyFields());
  }

  @Test
  void headTellsWhatGetWouldSay() throws Exception {
    Said head =
        room.send(
            room.request("/v1/causes").method("HEAD", HttpRequest.BodyPublishers.noBody()).build());
    assertEquals(200, head.status());
    assertTrue(head.body().isEmpty());
    assertEquals(
        Integer.toString(room.get("/v1/causes").body().size()), head.header("content-length"));
  }

  private static List<String> kinds(JsonNode happened) {
    return happened.get("effects").values().stream()
        .map(effect -> effect.get("effect").stringValue())
        .toList();
  }
}
