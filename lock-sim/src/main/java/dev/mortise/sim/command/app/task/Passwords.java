package dev.mortise.sim.command.app.task;

import dev.mortise.secret.SecretBytes;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Where a password comes from: a file, the environment, or whoever sits there. Never the command
/// line, which every process of the machine can read.
public final class Passwords {

  private static final int FILE_BYTES_MAX = 4_096;

  private Passwords() {}

  /// Reads a password, as UTF-8.
  ///
  /// @param file the file that was named, if one was; the line break at its end is not part of it
  /// @param variable of the environment
  /// @param prompt what to ask a person for
  /// @throws IllegalArgumentException if there is none, saying how to give one
  public static SecretBytes read(Optional<Path> file, String variable, String prompt)
      throws IOException {
    return read(file, variable, Passwords::typed, prompt);
  }

  /// The same for a password that is new: a person types it twice, because nobody sees a slip.
  ///
  /// @throws IllegalArgumentException as well if the two are not the same
  public static SecretBytes choose(Optional<Path> file, String variable, String prompt)
      throws IOException {
    return choose(file, variable, Passwords::typed, prompt);
  }

  static SecretBytes choose(Optional<Path> file, String variable, Asking asking, String prompt)
      throws IOException {
    return read(file, variable, text -> twice(asking, text), prompt);
  }

  private static Optional<char[]> twice(Asking asking, String prompt) {
    Optional<char[]> first = asking.typed(prompt);
    if (first.isEmpty()) {
      return first;
    }
    Optional<char[]> again = asking.typed(prompt + " once more");
    boolean same = again.filter(typed -> Arrays.equals(typed, first.get())).isPresent();
    again.ifPresent(typed -> Arrays.fill(typed, ' '));
    if (!same) {
      Arrays.fill(first.get(), ' ');
      throw new IllegalArgumentException("these are two different passwords; try again");
    }
    return first;
  }

  /// Asks whoever sits there.
  @FunctionalInterface
  interface Asking {

    /// What is typed, or nothing if nobody sits there.
    Optional<char[]> typed(String prompt);
  }

  private static Optional<char[]> typed(String prompt) {
    return Optional.ofNullable(System.console())
        .filter(Console::isTerminal)
        .map(console -> console.readPassword("%s", prompt + ": "));
  }

  private static SecretBytes read(
      Optional<Path> file, String variable, Asking asking, String prompt) throws IOException {
    if (file.isPresent()) {
      return secret(text(file.get()));
    }
    String given = System.getenv(variable);
    if (given != null) {
      return secret(given);
    }
    return asking
        .typed(prompt)
        .map(typed -> secret(new String(typed)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no password: set %s, or name a file with --password-file"
                        .formatted(variable)));
  }

  private static String text(Path file) throws IOException {
    try {
      if (Files.size(file) > FILE_BYTES_MAX) {
        throw new IllegalArgumentException("the file " + file + " is too long for a password");
      }
      return Files.readString(file).replaceFirst("\\R\\z", "");
    } catch (IOException e) {
      throw new IOException("the password file " + file + " cannot be read", e);
    }
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
  }
}
