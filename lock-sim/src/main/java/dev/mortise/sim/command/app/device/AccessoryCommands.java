package dev.mortise.sim.command.app.device;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.qr.DeviceCode;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.AccessReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Remote controllers and door sensors (LK-54).
public final class AccessoryCommands {

  private static final int KEY_ID_DIGITS = 2 * KeyId.SIZE;

  private AccessoryCommands() {}

  @Command(
      name = "accessory",
      description = "Add and remove remote controllers and door sensors; users list lists them.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {Add.class, Remove.class})
  public static final class Accessory extends PhoneTask {}

  @Command(name = "add", description = "Add the accessory with this code on its sticker.")
  static final class Add extends PhoneTask {

    @Parameters(
        paramLabel = "CODE",
        description =
            "What its sticker says, in single quotes; the simulator's: remote new, sensor new.")
    private String code = "";

    @Option(names = "--name", paramLabel = "NAME", description = "What the household calls it.")
    private @Nullable String name;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      DeviceCode scanned =
          DeviceCode.scan(code)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "this is no accessory's code: such a code begins with MORTISE-DEVICE:"));
      String called = name == null ? words(scanned.role()) : name;
      return tell(
          report,
          lock(phone)
              .command(
                  new CommandArguments.AddAccessory(
                      scanned.role(),
                      scanned.signingKey(),
                      scanned.agreementKey(),
                      new DisplayName(called))),
          _ -> "Done: the lock knows the %s \"%s\".".formatted(words(scanned.role()), called));
    }
  }

  @Command(name = "remove", description = "Remove an accessory, by its name or its key's id.")
  static final class Remove extends PhoneTask {

    @Parameters(paramLabel = "ACCESSORY", description = "Its name, or the id of its key.")
    private String accessory = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      PhoneLock lock = lock(phone);
      if (accessory.matches("[0-9a-f]{%d}".formatted(KEY_ID_DIGITS))) {
        return remove(lock, new KeyId(Octets.ofHex(accessory)), report);
      }
      return switch (lock.access()) {
        case AccessReader.Read.Failed(var outcome) -> tell(report, outcome, _ -> "");
        case AccessReader.Read.Listed(var listing) ->
            remove(lock, named(listing.access().keys()), report);
      };
    }

    private KeyId named(Iterable<EnrolledKey> keys) {
      Optional<KeyId> found = Optional.empty();
      for (EnrolledKey key : keys) {
        if (KeyRole.ACCESSORIES.contains(key.role())
            && key.name().text().equalsIgnoreCase(accessory)) {
          if (found.isPresent()) {
            throw new IllegalArgumentException(
                "two accessories have this name; name the key's id, which is in: app users list");
          }
          found = Optional.of(key.id());
        }
      }
      return found.orElseThrow(
          () ->
              new IllegalArgumentException(
                  "the lock knows no accessory of this name; see: app users list"));
    }

    private int remove(PhoneLock lock, KeyId key, Report report) throws IOException {
      return tell(
          report,
          lock.command(new CommandArguments.RemoveAccessory(key)),
          _ -> "Done: the lock knows this accessory no more.");
    }
  }

  private static String words(KeyRole role) {
    return role.wireText().replace('-', ' ');
  }
}
