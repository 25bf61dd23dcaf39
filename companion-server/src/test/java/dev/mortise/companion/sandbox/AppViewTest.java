package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Live view by the phone on the command line, through a real companion.
class AppViewTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final int UNREACHABLE = 3;

  @TempDir private Path data;
  private Household home;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    home.acceptVideo();
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private Path folder(String name) {
    return data.resolve("view-" + name);
  }

  private Said view(String phone, String... more) {
    return home.app(
        phone,
        Stream.concat(Stream.of("view", "--out", folder(phone).toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private List<Path> pictures(String phone) {
    try (Stream<Path> files = Files.list(folder(phone))) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /// A view that goes on until somebody ends it, once its first picture is there.
  private CompletableFuture<Said> watching(String phone) {
    CompletableFuture<Said> said =
        CompletableFuture.supplyAsync(() -> view(phone), Thread::startVirtualThread);
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .until(() -> said.isDone() || !pictures(phone).isEmpty());
    return said;
  }

  @Test
  @Tag("LK-76")
  void picturesOfTheOutdoorsComeThroughTheCompanionAsFilesUntilTheLockEndsItsMinute()
      throws Exception {
    CompletableFuture<Said> watching = watching("owner");
    home.sandbox().world().turn(Duration.ofSeconds(60));
    Said said = done(watching.join());

    List<JsonNode> lines = said.lines().toList();
    JsonNode last = lines.getLast();
    assertEquals("silent", last.path("ended").asString(""));
    assertEquals(lines.size() - 1, last.path("pictures").asInt(0));
    assertEquals(lines.size() - 1, pictures("owner").size());
    JsonNode first = lines.getFirst();
    Path file = Path.of(first.path("file").asString(""));
    assertTrue(file.toString().endsWith(".png"), file::toString);
    assertEquals(Files.size(file), first.path("bytes").asLong(0));
    assertEquals(320, ImageIO.read(file.toFile()).getWidth());

    Said again = view("owner");
    assertEquals(USAGE, again.code());
    assertTrue(again.text().contains("name another folder"), again.text());
  }

  /// Whether a picture comes in that second is the machine's to say.
  @Test
  @Tag("LK-76")
  void aViewLastsNoLongerThanIsAskedFor() {
    Said said = view("owner", "--seconds", "1");

    String why = said.code() == 0 ? last(said).path("ended").asString("") : said.word("why");
    assertTrue(why.equals("asked") || why.contains("you wanted no more"), said.text());
  }

  @Test
  @Tag("LK-76")
  @Tag("SEC-8")
  void whoMayNotWatchIsRefusedByTheLock() {
    home.enrol("visitor", "visitor");

    Said said = view("visitor");

    assertEquals(REFUSED, said.code(), said.text());
    assertEquals("not-permitted", said.word("result"));
    assertEquals(List.of(), pictures("visitor"));
  }

  @Test
  @Tag("LK-51")
  void privacyModeEndsTheViewOfWhoeverIsNoAdministrator() {
    home.enrol("child", "user");
    CompletableFuture<Said> said = watching("child");

    done(home.near("owner", "mode", "privacy"));

    assertEquals("silent", last(done(said.join())).path("ended").asString(""));
    Said again = home.app("child", "view", "--out", folder("again").toString());
    assertEquals(REFUSED, again.code(), again.text());
    assertEquals("privacy-mode", again.word("result"));
    CompletableFuture<Said> owner = watching("owner");
    home.sandbox().world().turn(Duration.ofSeconds(60));
    done(owner.join());
  }

  @Test
  void aLockThatIsOffLineShowsNothingAndOneThatGoesOffLineBreaksOff() {
    CompletableFuture<Said> said = watching("owner");

    Household.await(home.sandbox().lock().switchNetwork(false));

    Said broken = said.join();
    assertEquals(UNREACHABLE, broken.code(), broken.text());
    assertEquals("lock-left", last(broken).path("result").asString(""));

    Said none = home.app("owner", "view", "--out", folder("none").toString());
    assertEquals(UNREACHABLE, none.code(), none.text());
    assertEquals("no-receipt", none.word("result"));
  }

  @Test
  @Tag("LK-44")
  void aWeakBatteryHasNoPicturesToSpare() {
    Household.await(home.sandbox().lock().device().hands().charge(19));

    Said said = view("owner");

    assertEquals(REFUSED, said.code(), said.text());
    assertEquals("insufficient-battery", said.word("result"));
  }

  @Test
  @Tag("LK-68")
  void aViewEndsWhenTheOwnerTakesBackThatTheyAcceptVideo() {
    home.enrol("child", "user");
    CompletableFuture<Said> said = watching("child");

    done(home.app("owner", "notice", "withdraw"));

    Said ended = said.join();
    assertEquals(REFUSED, ended.code(), ended.text());
    assertEquals("video-notice-not-accepted", last(ended).path("result").asString(""));
    Said again = home.app("child", "view", "--out", folder("again").toString());
    assertEquals(REFUSED, again.code(), again.text());
    assertEquals("video-notice-not-accepted", again.word("result"));
  }

  private static JsonNode last(Said said) {
    return said.lines().toList().getLast();
  }
}
