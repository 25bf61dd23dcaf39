package dev.mortise.sim.command.app;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The account at a companion.
final class AccountCommands {

  private static final String COMPANION = "http://localhost:8080";

  private AccountCommands() {}

  /// Who signs in, where and with what.
  static class Credentials extends PhoneTask {

    @Parameters(paramLabel = "EMAIL", description = "The account's e-mail address.")
    String email = "";

    @Option(
        names = "--companion",
        paramLabel = "URL",
        defaultValue = COMPANION,
        description = "The companion (${DEFAULT-VALUE}).")
    String companion = COMPANION;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "Read the password from a file; else from MORTISE_PASSWORD, else ask.")
    @Nullable Path passwordFile;

    final SecretBytes password() throws IOException {
      if (passwordFile != null) {
        return secret(read(passwordFile));
      }
      String given = System.getenv("MORTISE_PASSWORD");
      if (given != null) {
        return secret(given);
      }
      return Optional.ofNullable(System.console())
          .filter(Console::isTerminal)
          .map(console -> console.readPassword("Password: "))
          .map(typed -> secret(new String(typed)))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no password: set MORTISE_PASSWORD, or name a file with --password-file"));
    }

    private static String read(Path file) throws IOException {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new IOException("the password file " + file + " cannot be read", e);
      }
    }

    private static SecretBytes secret(String text) {
      return SecretBytes.adopt(text.getBytes(StandardCharsets.UTF_8));
    }

    final int told(Report report, Session session) {
      report.say(
          "Signed in at %s as %s.".formatted(session.companion(), session.email()),
          Map.of("result", "done", "account", session.account().text()));
      return DONE;
    }
  }

  @Command(name = "register", description = "Make an account, and sign in to it.")
  static final class Register extends Credentials {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      try (SecretBytes password = password()) {
        return told(report, phone.register(CompanionAddress.parse(companion), email, password));
      }
    }
  }

  @Command(name = "login", description = "Sign in to an account.")
  static final class Login extends Credentials {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      try (SecretBytes password = password()) {
        return told(report, phone.signIn(CompanionAddress.parse(companion), email, password));
      }
    }
  }

  @Command(name = "logout", description = "Sign out. The phone stays paired with its locks.")
  static final class Logout extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      phone.signOut();
      report.say("Signed out.", Map.of("result", "done"));
      return DONE;
    }
  }
}
