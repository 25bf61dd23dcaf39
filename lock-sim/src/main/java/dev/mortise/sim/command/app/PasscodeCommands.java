package dev.mortise.sim.command.app;

import dev.mortise.passcode.Digits;
import dev.mortise.protocol.message.VisitorReference;
import dev.mortise.protocol.message.grant.Revocation.Target;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhonePasscodes;
import dev.mortise.sim.phone.PhonePasscodes.Making;
import dev.mortise.sim.phone.companion.NotedPasscode;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Visitor passcodes: the one-time ones, and what both sorts have in common.
final class PasscodeCommands {

  private PasscodeCommands() {}

  @Command(
      name = "passcode",
      description = {
        "Make and take back passcodes for visitors.",
        "One-time ones can be made even while the lock is off line; periodic ones open again and"
            + " again at their hours."
      },
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        TurnOn.class,
        Make.class,
        ListAll.class,
        PeriodicCommands.Make.class,
        Revoke.class
      })
  static final class Passcode extends PhoneTask {}

  @Command(
      name = "on",
      description = "Turn one-time passcodes on; all that were given out before are void.")
  static final class TurnOn extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return tell(
          report,
          lock(phone).passcodes().turnOn(),
          _ -> "Done: this phone makes one-time passcodes now: app passcode new");
    }
  }

  @Command(
      name = "new",
      description = "Make a one-time passcode. Lock and companion need not be reached.")
  static final class Make extends PhoneTask {

    @Parameters(
        paramLabel = "LABEL",
        arity = "0..1",
        description = "What it is for; only this phone can read it.")
    private String label = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      PhonePasscodes passcodes = lock(phone).passcodes();
      return switch (passcodes.make(label)) {
        case Making.Made made -> {
          String digits = digits(made.passcode().digits());
          report.say(
              "%s opens once, until %s.".formatted(digits, made.until()),
              Map.of(
                  "result",
                  "done",
                  "passcode",
                  digits,
                  "reference",
                  made.reference().toString(),
                  "until",
                  made.until().toString()));
          note(passcodes, report);
          yield DONE;
        }
        case Making.Off() -> {
          report.fail("One-time passcodes are off; turn them on: app passcode on", "off");
          yield REFUSED;
        }
        case Making.NoMore(var next) -> {
          report.fail("Four were made this hour; there are more from " + next + ".", "no-more");
          yield REFUSED;
        }
      };
    }

    /// That the companion is told is a comfort for later; the passcode works without.
    private static void note(PhonePasscodes passcodes, Report report) throws IOException {
      try {
        passcodes.note();
      } catch (CompanionFailed e) {
        report.remark("The companion will be told later: " + e.sentence() + ".");
      }
    }

    private static String digits(Digits digits) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < digits.length(); i++) {
        text.append(digits.at(i));
      }
      return text.toString();
    }
  }

  @Command(
      name = "list",
      description = "List the one-time passcodes made, with what became of them.")
  static final class ListAll extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      PhonePasscodes passcodes = lock(phone).passcodes();
      passcodes.note();
      for (PhonePasscodes.Listed each : passcodes.list()) {
        String label = each.label().orElse("(of another phone)");
        report.say(
            "%s  %s  %s  %s"
                .formatted(
                    each.noted().reference(),
                    each.noted().createdAt().truncatedTo(ChronoUnit.SECONDS),
                    each.noted().state(),
                    label),
            fields(each.noted(), label));
      }
      return DONE;
    }

    private static Map<String, Object> fields(NotedPasscode noted, String label) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("reference", noted.reference().toString());
      fields.put("createdAt", noted.createdAt().toString());
      fields.put("expiresAt", noted.expiresAt().toString());
      fields.put("state", noted.state());
      fields.put("label", label);
      return fields;
    }
  }

  @Command(
      name = "revoke",
      description =
          "Take a passcode back (the reference is in: passcode list, of periodic ones in: users"
              + " list).")
  static final class Revoke extends PhoneTask {

    @Parameters(paramLabel = "REFERENCE", description = "The passcode's reference: 32 hex digits.")
    private String reference = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      VisitorReference taken =
          new VisitorReference(
              SharingCommands.hex(
                  reference,
                  VisitorReference.SIZE,
                  "a passcode's reference is 32 hex digits; see: app passcode list"));
      return SharingCommands.revoked(
          this, report, lock(phone).revoke(new Target.OfVisitorPasscode(taken)), "passcode");
    }
  }
}
