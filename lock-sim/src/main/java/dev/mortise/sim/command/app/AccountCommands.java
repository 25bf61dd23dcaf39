package dev.mortise.sim.command.app;

import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.app.task.Passwords;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.Phone.SigningOut;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.CompanionAddress;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The account at a companion.
final class AccountCommands {

  private static final String VARIABLE = "MORTISE_PASSWORD";
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
      return Passwords.read(Optional.ofNullable(passwordFile), VARIABLE, "Password");
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
      try (SecretBytes password =
          Passwords.choose(Optional.ofNullable(passwordFile), VARIABLE, "Password")) {
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

  @Command(name = "logout", description = "Sign out; the phone stays paired with its locks.")
  static final class Logout extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return switch (phone.signOut()) {
        case SigningOut.NotSignedIn() -> {
          report.say("This phone was not signed in.", Map.of("result", "done"));
          yield DONE;
        }
        case SigningOut.Over() -> {
          report.say("Signed out.", Map.of("result", "done"));
          yield DONE;
        }
        case SigningOut.NotTold(Session session, CompanionFailed failure) -> {
          report.fail(
              ("Signed out here, but the companion was not told: %s. The session ends there by"
                      + " itself at %s.")
                  .formatted(
                      failure.sentence(), session.expiresAt().truncatedTo(ChronoUnit.SECONDS)),
              "companion-not-told");
          yield UNREACHABLE;
        }
      };
    }
  }
}
