package dev.mortise.sim.command.app;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialLimits;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.sim.command.app.task.ChoiceWord;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.command.app.task.TermsOptions;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.AccessReader;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.user.Role;
import dev.mortise.user.TermsChange;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The household: users, their credentials, the enrolled phones.
final class UserCommands {

  private UserCommands() {}

  @Command(
      name = "users",
      description = "List and change the household.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {ListAll.class, Add.class, Change.class, Delete.class})
  static final class Users extends PhoneTask {}

  @Command(
      name = "list",
      description =
          "List users, credentials, phones and periodic visitor passcodes, as the lock has them.")
  static final class ListAll extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return switch (lock(phone).access()) {
        case AccessReader.Read.Failed(var outcome) -> tell(report, outcome, _ -> "");
        case AccessReader.Read.Listed(AccessListing listing) -> {
          listing.users().forEach(user -> report.say(UserLines.line(user), UserLines.fields(user)));
          listing.access().keys().forEach(key -> report.say(line(key), fields(key)));
          listing
              .periodic()
              .forEach(
                  code -> report.say(PeriodicCommands.line(code), PeriodicCommands.fields(code)));
          yield DONE;
        }
      };
    }

    private static String line(EnrolledKey key) {
      return "%s %s  %s  %s%s"
          .formatted(
              key.role().isApp() ? "app" : "device",
              key.id(),
              key.name(),
              key.role().wireText(),
              key.user().map(user -> "  of user " + user).orElse(""));
    }

    private static Map<String, Object> fields(EnrolledKey key) {
      return Map.of(
          "app", key.id().toString(), "name", key.name().text(), "role", key.role().wireText());
    }
  }

  @Command(name = "add", description = "Add a user.")
  static final class Add extends PhoneTask {

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(names = "--administrator", description = "As an administrator.")
    private boolean administrator;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      Role role = administrator ? Role.ADMINISTRATOR : Role.USER;
      return tell(
          report,
          lock(phone).command(new CommandArguments.AddUser(new DisplayName(name), role)),
          receipt -> "Done: " + name + index(receipt) + ".");
    }

    private static String index(Receipt receipt) {
      try {
        return receipt.data().isPresent()
                && Cbor.decode(receipt.data().get(), CborLimits.ofBytes(16))
                    instanceof CborInt(long number)
            ? " is user " + number
            : "";
      } catch (MalformedCbor e) {
        return "";
      }
    }
  }

  @Command(
      name = "change",
      description = {
        "Change what is given of a user: who they are, and on what terms they come.",
        "A cleaner: users change 3 --weekly mon,thu@09:00-12:00",
        "A guest: users change 4 --until 2026-12-27T11:00Z",
        "Whoever comes once: users change 5 --type disposable-user",
        "Again as before: users change 3 --type unrestricted-user --always"
      })
  static final class Change extends PhoneTask {

    @Parameters(paramLabel = "USER")
    private int user;

    @Option(names = "--name", paramLabel = "NAME")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "administrator or user")
    private @Nullable String role;

    @Option(
        names = "--enabled",
        arity = "1",
        paramLabel = "BOOL",
        description = "true, or false for whoever shall not come for now")
    private @Nullable Boolean enabled;

    @Mixin private final TermsOptions terms = new TermsOptions();

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      Optional<Role> wanted =
          Optional.ofNullable(role)
              .map(
                  word ->
                      ChoiceWord.of(
                          List.of(Role.values()), Role::wireText, word, "--role " + word));
      CommandArguments.ChangeUser change =
          new CommandArguments.ChangeUser(
              new UserIndex(user),
              Optional.ofNullable(name).map(DisplayName::new),
              wanted,
              Optional.ofNullable(enabled),
              terms.change());
      if (changesNothing(change)) {
        throw new IllegalArgumentException(
            "nothing to change; say what: --name, --role, --enabled, or on what terms they come"
                + " (users change --help)");
      }
      int code = tell(report, lock(phone).command(change), _ -> "Done: user " + user + ".");
      if (code == DONE && change.terms().schedules().filter(all -> !all.isEmpty()).isPresent()) {
        report.remark(
            "Schedules go by the clock of the lock's zone, which is UTC until it is set: app"
                + " setting zone Europe/Berlin");
      }
      return code;
    }

    private static boolean changesNothing(CommandArguments.ChangeUser change) {
      return change.name().isEmpty()
          && change.role().isEmpty()
          && change.enabled().isEmpty()
          && change.terms().equals(TermsChange.NONE);
    }
  }

  @Command(name = "delete", description = "Delete a user with all credentials and phones.")
  static final class Delete extends PhoneTask {

    @Parameters(paramLabel = "USER")
    private int user;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return tell(
          report,
          lock(phone).command(new CommandArguments.DeleteUser(new UserIndex(user))),
          _ -> "Done: user " + user + " and all that was theirs is gone.");
    }
  }

  @Command(name = "enrol", description = "Begin to enrol a credential; it is finished at the lock.")
  static final class Enrol extends PhoneTask {

    @Parameters(index = "0", paramLabel = "USER")
    private int user;

    @Parameters(
        index = "1",
        paramLabel = "KIND",
        description = "passcode, fingerprint, face, palm-vein or proximity-card")
    private String kind = "";

    @Option(names = "--duress", description = "Opening with it alarms the others, silently.")
    private boolean duress;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      CommandArguments start =
          new CommandArguments.StartEnrolment(new UserIndex(user), kind(kind), duress);
      PhoneLock lock = lock(phone);
      Outcome outcome = lock.command(start);
      int code = tell(report, outcome, _ -> "Begun: go on at the lock, as it says.", this::refused);
      if (duress && outcome instanceof Outcome.Done) {
        warnWhereNobodyIsTold(lock, report);
      }
      return code;
    }

    private Optional<String> refused(Refusal reason) {
      return switch (reason) {
        case NO_ROOM ->
            Optional.of(
                ("there is no room for another %s: a user may have %d%s, and the lock %d; delete"
                        + " one: app credential delete %s INDEX (see: app users list)")
                    .formatted(
                        kind,
                        CredentialLimits.of(kind(kind)).ofUser(duress),
                        duress ? " for duress" : "",
                        CredentialLimits.of(kind(kind)).ofLock(),
                        kind));
        case UNSUPPORTED ->
            Optional.of(
                "this model of lock enrols no %s%s".formatted(kind, duress ? " for duress" : ""));
        case CREDENTIAL_UNKNOWN ->
            Optional.of(
                "user %d must have an ordinary %s before one for duress".formatted(user, kind));
        default -> Optional.empty();
      };
    }

    /// A silent alarm that nobody hears is worse than none (LK-75).
    private void warnWhereNobodyIsTold(PhoneLock lock, Report report) throws IOException {
      if (lock.access() instanceof AccessReader.Read.Listed(AccessListing listing)
          && listing.access().toldOfDuressOf(new UserIndex(user)).isEmpty()) {
        report.say(
            "Warning: nobody but user %d would be told of the duress; invite somebody: app invite"
                    .formatted(user)
                + " alarms-only",
            Map.of("warning", "nobody-would-be-told"));
      }
    }
  }

  @Command(
      name = "credential",
      description = "Delete a credential.",
      subcommands = DeleteCredential.class)
  static final class Credential extends PhoneTask {}

  @Command(name = "delete", description = "Delete one credential.")
  static final class DeleteCredential extends PhoneTask {

    @Parameters(index = "0", paramLabel = "KIND")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "INDEX")
    private int index;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      CredentialRef credential = new CredentialRef(kind(kind), index);
      return tell(
          report,
          lock(phone).command(new CommandArguments.DeleteCredential(credential)),
          _ -> "Done: %s %d is gone.".formatted(kind, index));
    }
  }

  /// A kind of credential that a lock keeps.
  private static CredentialKind kind(String word) {
    List<CredentialKind> kept =
        Arrays.stream(CredentialKind.values())
            .filter(each -> CredentialLimits.of(each).ofLock() > 0)
            .toList();
    return ChoiceWord.of(
        kept, CredentialKind::wireText, word, "there is no kind of credential " + word);
  }
}
