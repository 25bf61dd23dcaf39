package dev.mortise.companion.sandbox.tour;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Prints the story as it is played: who did what, what came of it, and how long it took.
///
/// Lines may come from several threads, because a lock speaks when it likes.
final class Transcript {

  private static final String ANSWER = "           ";

  private final PrintWriter out;
  private final List<String> heard = new ArrayList<>();
  private int scenes;
  private long markNanos = System.nanoTime();

  Transcript(PrintWriter out) {
    this.out = out;
  }

  synchronized void remark(String text) {
    print(text);
  }

  synchronized void heading(Scene scene) {
    scenes++;
    print("");
    String rules = scene.rules().isEmpty() ? "" : " (" + scene.rules() + ")";
    print("%2d  %s%s".formatted(scenes, scene.title(), rules));
    markNanos = System.nanoTime();
  }

  /// Somebody does something.
  synchronized void deed(String who, String what) {
    print("  %-7s> %s".formatted(who, what));
    heard.clear();
  }

  /// The lock shows or says something, asked or not.
  synchronized void told(String text) {
    text.lines().forEach(this::answer);
  }

  private void answer(String line) {
    heard.add(line);
    print(ANSWER + line);
  }

  /// What the lock told since the newest deed.
  synchronized List<String> heard() {
    return List.copyOf(heard);
  }

  synchronized void came(String what) {
    long now = System.nanoTime();
    print("    ✓ %-64s %s".formatted(what, seconds(Duration.ofNanos(now - markNanos))));
    markNanos = now;
  }

  synchronized void failed(String what) {
    print("    ✗ expected: " + what);
  }

  static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%6.2f s", took.toNanos() / 1e9);
  }

  private void print(String line) {
    out.println(line.stripTrailing());
    out.flush();
  }
}
