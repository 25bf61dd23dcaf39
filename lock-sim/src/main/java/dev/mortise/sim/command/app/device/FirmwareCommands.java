package dev.mortise.sim.command.app.device;

import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.companion.FirmwareUpdate;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The administrator's word on firmware (LK-85).
public final class FirmwareCommands {

  private FirmwareCommands() {}

  private static String sentence(FirmwareUpdate update) {
    String why = update.why().isEmpty() ? "" : " What is in the way: %s.".formatted(update.why());
    return "Version %d is %s: %d of %d bytes are at the lock.%s"
        .formatted(update.version(), update.state(), update.sentBytes(), update.bytes(), why);
  }

  @Command(
      name = "firmware",
      description = {
        "Have the lock install the firmware in this file: it is told version and SHA-256.",
        "The image is not sent along: the companion brings it, if its operator has it (serve"
            + " --firmware), or you do, at the simulator: firmware FILE.",
        "Without a file: how far the companion has come with it."
      })
  public static final class Firmware extends PhoneTask {

    @Parameters(
        arity = "0..1",
        paramLabel = "FILE",
        description = "What the maker gave: provision firmware.")
    private @Nullable Path file;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      if (file == null) {
        tell(report, companion(phone).firmware(lock(phone).id()));
        return DONE;
      }
      FirmwareManifest manifest = FirmwareFile.read(file);
      PhoneLock lock = lock(phone);
      Optional<DisplayName> other = otherModel(lock, manifest);
      if (other.isPresent()) {
        report.fail(
            "The file %s is firmware for %s, and the lock is a %s; it was not asked."
                .formatted(file, manifest.model(), other.get()),
            "other-model");
        return REFUSED;
      }
      return tell(
          report,
          lock.command(new CommandArguments.UpdateFirmware(manifest.version(), manifest.digest())),
          _ ->
              "Done: the lock installs version %s once it has the image; status tells what runs."
                  .formatted(manifest.version()));
    }

    /// The lock's model, if the file is for another and the lock says so.
    private static Optional<DisplayName> otherModel(PhoneLock lock, FirmwareManifest manifest)
        throws IOException {
      return lock.home().heard() instanceof Heard.Answered(Answer answer)
          ? answer.report().model().filter(model -> !model.text().equals(manifest.model()))
          : Optional.empty();
    }

    private static void tell(Report report, Optional<FirmwareUpdate> update) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("result", update.map(FirmwareUpdate::state).orElse("none"));
      update.ifPresent(
          under -> {
            fields.put("version", under.version());
            fields.put("sha256", under.sha256());
            fields.put("sentBytes", under.sentBytes());
            fields.put("bytes", under.bytes());
            fields.put("why", under.why());
          });
      report.say(
          update
              .map(FirmwareCommands::sentence)
              .orElse("The companion knows of no firmware that the lock wants."),
          fields);
    }
  }
}
