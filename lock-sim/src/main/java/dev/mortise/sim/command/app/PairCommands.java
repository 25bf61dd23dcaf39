package dev.mortise.sim.command.app;

import dev.mortise.authority.pairing.PairingDigits;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.qr.ScannedCode;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.command.app.device.NamedNetwork;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
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

    /// The code; empty if it is none, which was said.
    final Optional<PairingCode> scanned(Report report) throws IOException {
      if (code.size() > 1) {
        report.fail("The shell has split the code: " + HOW + ".", "bad-code");
        return Optional.empty();
      }
      boolean isPasted = code.getFirst().equals("-");
      String text = isPasted ? pasted("code") : code.getFirst();
      return switch (PairingCode.scan(text)) {
        case ScannedCode.Unrecognized(_, String explanation) -> {
          String advice = isPasted ? "" : " If the shell has eaten some of it, " + HOW + ".";
          report.fail(explanation + "." + advice, "bad-code");
          yield Optional.empty();
        }
        case ScannedCode.Recognized(PairingCode scanned) -> Optional.of(scanned);
      };
    }

    final int pair(
        Phone phone,
        Report report,
        PairingCode scanned,
        Optional<Octets> invitation,
        Optional<WifiNetwork> wifi)
        throws IOException {
      return told(report, phone.pair(scanned, new DisplayName(name), invitation, wifi));
    }

    private static String sentence(String wireless) {
      return wireless.equals(Receipt.JOINED)
          ? "\nThe lock is in that wireless network."
          : """

          The lock is not in that wireless network, and has what it had: %s.
          Put that right, and name the network again near the lock: app wifi NETWORK\
          """
              .formatted(refusalWords(wireless));
    }

    /// Without a receipt the lock may have enrolled the phone or not; to pair anew does no harm.
    private int notPaired(Report report, Outcome outcome) {
      int code = tell(report, outcome, _ -> "");
      if (outcome instanceof Outcome.NoReceipt(_, Duration mayHappenFor)
          && !mayHappenFor.isZero()) {
        report.remark(
            "If the phone was not enrolled, or does not know it: pair again by a new code.");
      }
      return code;
    }

    private int told(Report report, Phone.Pairing pairing) {
      return switch (pairing) {
        case Phone.Pairing.NotPaired(Outcome outcome) -> notPaired(report, outcome);
        case Phone.Pairing.Paired(var lock, var digits, var wireless) -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("result", "done");
          fields.put("lock", lock.id().toString());
          fields.put("role", lock.role().wireText());
          digits.ifPresent(shown -> fields.put("digits", shown.text()));
          wireless.ifPresent(word -> fields.put("wifi", word));
          String paired =
              "Paired with %s (%s) as %s."
                  .formatted(lock.name(), lock.id(), lock.role().wireText());
          report.say(
              paired
                  + digits.map(shown -> "\n" + toCompare(shown)).orElse("")
                  + wireless.map(Scanned::sentence).orElse(""),
              fields);
          yield DONE;
        }
      };
    }
  }

  private static String toCompare(PairingDigits digits) {
    return """
    Digits: %s. The lock's screen must show the same digits and this phone's name;
    if it does not, somebody else was enrolled: reset the lock.\
    """
        .formatted(digits);
  }

  @Command(
      name = "pair",
      description = "Pair with a lock by the code on its screen, as an administrator's phone.")
  static final class Pair extends Scanned {

    @Option(
        names = "--wifi",
        paramLabel = "SSID",
        description = "The 2.4 GHz network that the lock shall join; it is sealed to the lock.")
    private @Nullable String wifi;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description =
            "Read the network's password from a file; else from MORTISE_WIFI_PASSWORD, else ask.")
    private @Nullable Path passwordFile;

    @Option(names = "--open", description = "The network has no password.")
    private boolean open;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      if (wifi == null && (open || passwordFile != null)) {
        throw new IllegalArgumentException("of which network? name it with --wifi");
      }
      Optional<NamedNetwork> named =
          Optional.ofNullable(wifi)
              .map(ssid -> new NamedNetwork(ssid, open, Optional.ofNullable(passwordFile)));
      Optional<PairingCode> scanned = scanned(report);
      if (scanned.isEmpty()) {
        return USAGE;
      }
      if (named.isEmpty()) {
        return pair(phone, report, scanned.get(), Optional.empty(), Optional.empty());
      }
      try (SecretBytes password = named.get().password()) {
        WifiNetwork network = new WifiNetwork(named.get().name(), password);
        return pair(phone, report, scanned.get(), Optional.empty(), Optional.of(network));
      }
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
      Optional<PairingCode> scanned = scanned(report);
      if (scanned.isEmpty()) {
        return USAGE;
      }
      Optional<Octets> carried =
          invitation == null
              ? Optional.empty()
              : Optional.of(
                  Octets.adopt(
                      Base64.getUrlDecoder().decode(Files.readString(invitation).strip())));
      return pair(phone, report, scanned.get(), carried, Optional.empty());
    }
  }
}
