package dev.mortise.sim.command;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.LockModel;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.ImageFile;
import dev.mortise.sim.command.option.ModelName;
import dev.mortise.sim.command.option.VersionNumber;
import dev.mortise.sim.maker.FirmwareKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the maker does with firmware: signing it, and telling locks whose they take (LK-85).
final class FirmwareProvision {

  private FirmwareProvision() {}

  /// The line that tells of a key about to be made, since a mistyped folder would get one too;
  /// empty if there is one.
  private static String toldIfNew(Path maker) {
    return FirmwareKey.isAt(maker) ? "" : "A new firmware key was made in %s.%n".formatted(maker);
  }

  /// `mortise provision firmware`.
  @Command(
      name = "firmware",
      description = "Sign an image with the maker's firmware key, which is made at first use.",
      mixinStandardHelpOptions = true)
  static final class Sign implements Callable<Integer> {

    @Parameters(paramLabel = "IMAGE", description = "Any file of 1 byte to 8 MiB.")
    private @Nullable Path image;

    @Mixin private MakerFolder maker = new MakerFolder();

    @Option(
        names = "--version-number",
        required = true,
        paramLabel = "N",
        converter = VersionNumber.class,
        description = "Its version; locks come with 1.")
    private FirmwareVersion version = FirmwareVersion.FACTORY;

    @Option(
        names = "--model",
        defaultValue = "video-lock",
        paramLabel = "NAME",
        converter = ModelName.class,
        description = "The model it is for: video-lock or palm-lock (${DEFAULT-VALUE}).")
    private LockModel model = LockModel.VIDEO_LOCK;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The signed file.")
    private @Nullable Path out;

    @Override
    public Integer call() {
      return ProvisionCommand.reporting(this::sign);
    }

    private String sign() throws IOException {
      Path from = Objects.requireNonNull(image);
      Path to = Objects.requireNonNull(out);
      if (!Files.isRegularFile(from)) {
        throw new IOException("There is no file %s.".formatted(from));
      }
      Path folder = to.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        throw new IOException("%s cannot be written: there is no folder %s.".formatted(to, folder));
      }
      long size = Files.size(from);
      if (size < 1 || size > FirmwareManifest.IMAGE_BYTES_MAX) {
        throw new IOException("An image has 1 byte to 8 MiB.");
      }
      byte[] content = Files.readAllBytes(from);
      FirmwareManifest manifest = FirmwareManifest.of(model.name(), version, content);
      String made = toldIfNew(maker.path());
      ImageFile signed =
          ImageFile.sign(manifest, content, FirmwareKey.at(maker.path(), new SecureRandom()));
      Files.write(to, signed.bytes());
      return made
          + "Firmware %s for %s is in %s, SHA-256 %s."
              .formatted(version, model.name(), to, manifest.digest());
    }
  }

  /// `mortise provision firmware-key`.
  @Command(
      name = "firmware-key",
      description = "Tell a lock whose firmware it takes, once and for all, before it is started.",
      mixinStandardHelpOptions = true)
  static final class Trust implements Callable<Integer> {

    @Mixin private MakerFolder maker = new MakerFolder();

    @Mixin private LockFolder data = new LockFolder();

    @Override
    public Integer call() {
      return ProvisionCommand.reporting(
          () -> {
            Path lock = data.path();
            String made = toldIfNew(maker.path());
            FirmwareKey.tell(lock, FirmwareKey.at(maker.path(), new SecureRandom()).publicKey());
            return made + "The lock in %s takes this maker's firmware.".formatted(lock);
          });
    }
  }
}
