package dev.mortise.companion.sandbox;

import static dev.mortise.companion.sandbox.Household.done;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.companion.sandbox.Household.Said;
import dev.mortise.sim.cause.CauseReading;
import dev.mortise.sim.cause.Causes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wireless network of a lock that is paired, by the phone on the command line.
class AppWifiTest {

  private static final int REFUSED = 1;
  private static final int USAGE = 2;
  private static final String PASSWORD = "correct-horse";

  @TempDir private Path data;
  private Household home;
  private Causes lock;

  @BeforeEach
  void start() throws Exception {
    home = Household.moveIn(data);
    home.pairOwner();
    lock = new Causes(home.sandbox().lock(), home.sandbox().world());
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private void heard(String network) {
    CauseReading.Understood read =
        assertInstanceOf(CauseReading.Understood.class, CauseReading.parse("wifi " + network));
    lock.happen(read.cause()).toCompletableFuture().join();
  }

  private String password(String text) throws IOException {
    return Files.writeString(data.resolve("wifi-password"), text + "\n").toString();
  }

  private Said wifi(String network, String password) throws IOException {
    return home.near("owner", "wifi", network, "--password-file", password(password));
  }

  @Test
  @Tag("LK-26")
  void aPairedLockJoinsTheNetworkThatItsAppNamesNearAndFar() throws Exception {
    heard("home 2.4 " + PASSWORD);
    assertEquals("done", done(wifi("home", PASSWORD)).word("result"));

    heard("other 2.4 " + PASSWORD);
    done(home.app("owner", "wifi", "other", "--password-file", password(PASSWORD), "--remote"));
    Said log = done(home.near("owner", "read-log"));
    assertTrue(log.text().contains("other"), log.text());
  }

  @ParameterizedTest
  @Tag("LK-26")
  @CsvSource({
    "home 2.4 battery-staple, wifi-wrong-password",
    "home 5 correct-horse, wifi-5-ghz",
    "home faint, wifi-no-signal",
    "home gone, wifi-no-signal"
  })
  void whatIsWrongIsSaid(String air, String result) throws Exception {
    heard(air);
    Said said = wifi("home", PASSWORD);
    assertEquals(REFUSED, said.code(), said.text());
    assertEquals(result, said.word("result"));
  }

  /// It leaves the network it had, and its way to the companion, once it has said so.
  @Test
  @Tag("LK-26")
  void whatIsWrongIsSaidFarAwayToo() throws Exception {
    heard("home 2.4 " + PASSWORD);
    done(wifi("home", PASSWORD));
    heard("other 2.4 battery-staple");

    Said said =
        home.app("owner", "wifi", "other", "--password-file", password(PASSWORD), "--remote");

    assertEquals(REFUSED, said.code(), said.text());
    assertEquals("wifi-wrong-password", said.word("result"));
    Awaitility.await().atMost(Household.PATIENCE).until(() -> home.sandbox().lock().online());
  }

  @Test
  @Tag("LK-26")
  @Tag("SEC-20")
  void thePasswordIsSealedOnItsWayAndKeptNowhereInTheClear() throws Exception {
    String canary = "canary-" + "q7".repeat(12);
    heard("home 2.4 " + canary);
    done(home.app("owner", "wifi", "home", "--password-file", password(canary), "--remote"));
    Files.delete(data.resolve("wifi-password"));

    try (Stream<Path> files = Files.walk(data)) {
      assertEquals(
          List.of(), files.filter(Files::isRegularFile).filter(f -> holds(f, canary)).toList());
    }
  }

  private static boolean holds(Path file, String needle) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(needle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCommandLineThatCannotWorkIsExplained() throws Exception {
    List<Said> said = new ArrayList<>();
    said.add(home.near("owner", "wifi", "x".repeat(33), "--open"));
    said.add(wifi("home", "x".repeat(64)));
    said.add(home.near("owner", "wifi", "home", "--open", "--password-file", password("x")));
    said.add(home.near("owner", "wifi", "home", "--password-file", data + "/none"));
    said.add(home.near("owner", "wifi", "home", "correct-horse"));
    for (Said each : said) {
      assertEquals(USAGE, each.code(), each.text());
    }
    assertTrue(said.getFirst().text().contains("1 to 32 bytes"), said.getFirst().text());
    assertTrue(said.get(3).text().contains("cannot be read"), said.get(3).text());
  }
}
