package dev.mortise.companion.sandbox.tour;

import dev.mortise.companion.sandbox.Sandbox;
import dev.mortise.lock.body.Screen;
import dev.mortise.sim.command.app.AppCommand;
import dev.mortise.sim.command.terminal.LockTerminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where the story is played: a door with a lock, phones, and a companion.
///
/// Everything waits at most [#PATIENCE].
final class Stage implements AutoCloseable {

  /// How long something that takes its way over a network may take.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The text of a pairing or invitation code; blanks belong to it.
  static final Pattern CODE = Pattern.compile("MORTISE:.+");

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

  private final Sandbox sandbox;
  private final Path folder;
  private final Transcript transcript;
  private final LockTerminal terminal;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// @param folder where the phones keep their memories and the pictures of fingers lie
  Stage(Sandbox sandbox, Path folder, Transcript transcript) {
    this.sandbox = sandbox;
    this.folder = folder;
    this.transcript = transcript;
    this.terminal = new LockTerminal(sandbox.lock(), sandbox.world(), transcript::told, false);
  }

  Path folder() {
    return folder;
  }

  String companion() {
    return sandbox.url();
  }

  /// Types a line at the lock's terminal: a cause, such as pressed keys or a finger.
  Said door(String line) {
    transcript.deed("door", shortened(line));
    LockTerminal.Outcome outcome = terminal.enter(line);
    return new Said(outcome == LockTerminal.Outcome.DONE, transcript.heard());
  }

  /// Gives a phone a command.
  Said app(String phone, String... words) {
    return app(phone, List.of(words));
  }

  /// Gives a phone a command beside the lock, so that it may go over the radio.
  Said near(String phone, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--near", "localhost:" + sandbox.radio().getPort()));
    return app(phone, all);
  }

  private Said app(String phone, List<String> words) {
    transcript.deed(phone, shortened("app " + typed(words)));
    Said said = run(phone, words);
    said.lines().forEach(transcript::told);
    return said;
  }

  /// What a person would type in a shell.
  private static String typed(List<String> words) {
    return words.stream()
        .map(word -> word.matches("[\\w@:/.,=+-]+") ? word : "'" + word + "'")
        .collect(Collectors.joining(" "));
  }

  /// Gives a phone a command until its answer is as it should be, and shows the last one.
  Said await(String what, String phone, Predicate<Said> wanted, String... words) throws Deviation {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Said said = run(phone, List.of(words));
    while (!wanted.test(said) && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      said = run(phone, List.of(words));
    }
    transcript.deed(phone, "app " + String.join(" ", words));
    said.lines().forEach(transcript::told);
    expect(what, wanted.test(said));
    return said;
  }

  private Said run(String phone, List<String> words) {
    StringWriter text = new StringWriter();
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--phone", phone, "--data", phones().resolve(phone).toString()));
    int code = AppCommand.execute(sandbox.world().instants(), all, new PrintWriter(text));
    return new Said(code == 0, text.toString().lines().toList());
  }

  private Path phones() {
    return folder.resolve("phones");
  }

  /// Asks the companion something that needs no account.
  Said http(String path) throws Deviation {
    transcript.deed("http", "GET " + path);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + path)).timeout(PATIENCE).build();
    try {
      var response = http.send(request, BodyHandlers.ofString());
      transcript.told(response.statusCode() + " " + response.body());
      return new Said(response.statusCode() == 200, List.of(response.body()));
    } catch (IOException e) {
      throw new Deviation("the companion answers: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Deviation("the companion answers before the tour is stopped");
    }
  }

  /// Says that something came out as it should, or ends the story.
  void expect(String what, boolean came) throws Deviation {
    if (!came) {
      throw new Deviation(what);
    }
    transcript.came(what);
  }

  /// Whether the lock's screen shows these digits to compare (LK-27).
  boolean screenShows(String digits) {
    return sandbox.lock().device().view().panel().screen()
            instanceof Screen.PairingDigits(_, var shown)
        && shown.toString().equals(digits);
  }

  /// Waits for the lock's link to be as it should.
  void awaitLink(boolean online) throws Deviation {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (sandbox.lock().online() != online && System.nanoTime() < end) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    expect(
        online ? "the lock is connected to the companion" : "the lock is off line",
        sandbox.lock().online() == online);
  }

  /// Waits as long as a door would need to lock itself, and finds it locked as it was.
  void staysLocked() throws Deviation {
    expect("the door stays locked", door("clock +30s").done() && locked());
  }

  /// Lets the door lock itself and the keypad fall asleep, so that each scene begins alike.
  void settle() throws Deviation {
    expect("the door has locked itself again", door("clock +30s").done() && locked());
  }

  private boolean locked() {
    return !sandbox.lock().device().view().body().bolt().wireText().startsWith("un");
  }

  private String shortened(String line) {
    return line.replace(folder.toString(), "$TOUR")
        .replace(" --near localhost:" + sandbox.radio().getPort(), " --near $LOCK");
  }

  @Override
  public void close() {
    http.close();
  }
}
