package dev.mortise.sim.command.app;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.qr.ScannedCode;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Becoming one of a lock's phones.
final class PairCommands {

  private PairCommands() {}

  /// A code, from a screen or a messenger.
  static class Scanned extends PhoneTask {

    /// What is longer has no line break, and is no code.
    private static final int LINE_MAX = 4096;

    private static final String HOW = "put it in 'single quotes', or give - instead and paste it";

    @Parameters(
        paramLabel = "CODE",
        arity = "1..*",
        description =
            "The code's text, beginning with MORTISE:, in 'single quotes'; or - to paste it.")
    List<String> code = List.of();

    @Option(
        names = "--as",
        paramLabel = "NAME",
        defaultValue = "door",
        description = "What to call the lock (${DEFAULT-VALUE}).")
    String name = "door";

    final int pair(Phone phone, Report report, Optional<Octets> invitation) throws IOException {
      if (code.size() > 1) {
        report.fail("The shell has split the code: " + HOW + ".", "bad-code");
        return USAGE;
      }
      String text = code.getFirst().equals("-") ? line(System.in) : code.getFirst();
      return switch (PairingCode.scan(text)) {
        case ScannedCode.Unrecognized(_, String explanation) -> {
          report.fail(explanation + " If the shell has eaten some of it, " + HOW + ".", "bad-code");
          yield USAGE;
        }
        case ScannedCode.Recognized(PairingCode scanned) ->
            told(report, phone.pair(scanned, new DisplayName(name), invitation));
      };
    }

    private static String line(InputStream input) throws IOException {
      ByteArrayOutputStream typed = new ByteArrayOutputStream();
      for (int next = input.read(); next >= 0 && next != '\n'; next = input.read()) {
        if (typed.size() == LINE_MAX) {
          break;
        }
        typed.write(next);
      }
      return typed.toString(StandardCharsets.UTF_8).strip();
    }

    private int told(Report report, Phone.Pairing pairing) {
      return switch (pairing) {
        case Phone.Pairing.NotPaired(var outcome) -> tell(report, outcome, _ -> "");
        case Phone.Pairing.Paired(var lock, var digits) -> {
          report.say(
              """
              Paired with %s (%s) as %s.
              Digits: %s. The lock's screen must show the same digits and this phone's name;
              if it does not, somebody else was enrolled: reset the lock.\
              """
                  .formatted(lock.name(), lock.id(), lock.role().wireText(), digits),
              Map.of(
                  "result", "done",
                  "lock", lock.id().toString(),
                  "role", lock.role().wireText(),
                  "digits", digits.text()));
          yield DONE;
        }
      };
    }
  }

  @Command(
      name = "pair",
      description = "Pair with a lock by the code on its screen, as an administrator's phone.")
  static final class Pair extends Scanned {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return pair(phone, report, Optional.empty());
    }
  }

  @Command(name = "redeem", description = "Redeem an invitation by its code.")
  static final class Redeem extends Scanned {

    @Option(
        names = "--invitation",
        paramLabel = "FILE",
        description = "The signed part, if the companion does not keep it (base64url).")
    private @Nullable Path invitation;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      Optional<Octets> carried =
          invitation == null
              ? Optional.empty()
              : Optional.of(
                  Octets.adopt(
                      Base64.getUrlDecoder().decode(Files.readString(invitation).strip())));
      return pair(phone, report, carried);
    }
  }
}
