package dev.mortise.sim.command;

import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.maker.CertificateFile;
import dev.mortise.sim.maker.DeviceIdentityFiles;
import dev.mortise.sim.maker.Maker;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `mortise provision`: what the maker does before a lock is sold.
@Command(
    name = "provision",
    description =
        "Found a maker of locks, give a lock the identity by which a companion knows it, sign"
            + " firmware.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ProvisionCommand.OfMaker.class,
      ProvisionCommand.OfLock.class,
      FirmwareProvision.Sign.class,
      FirmwareProvision.Trust.class
    })
public final class ProvisionCommand {

  /// `mortise provision maker DIR`.
  @Command(
      name = "maker",
      description = "Found a maker in a folder, or tell where the certificate of the one there is.",
      mixinStandardHelpOptions = true)
  static final class OfMaker implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The maker's folder.")
    private @Nullable Path folder;

    @Override
    public Integer call() {
      return reporting(
          () ->
              "Companions trust this maker's locks by "
                  + maker(Objects.requireNonNull(folder)).certificateFile()
                  + ".");
    }
  }

  /// `mortise provision lock`.
  @Command(
      name = "lock",
      description = "Give a lock its identity, signed by a maker.",
      mixinStandardHelpOptions = true)
  static final class OfLock implements Callable<Integer> {

    @Mixin private MakerFolder makerFolder = new MakerFolder();

    @Option(
        names = "--companion-ca",
        required = true,
        paramLabel = "FILE",
        description = "The certificates of the companion's authority, as PEM.")
    private @Nullable Path companionAuthorities;

    @Mixin private LockFolder data = new LockFolder();

    @Override
    public Integer call() {
      return reporting(this::provision);
    }

    private String provision() throws IOException, PlaceUnusable {
      Path folder = data.path();
      Maker maker = maker(makerFolder.path());
      List<X509Certificate> authorities =
          CertificateFile.read(Objects.requireNonNull(companionAuthorities));
      try (LockPlace place = LockPlace.folder(folder);
          SecureElement element = place.secureElement();
          WorldClock world = WorldClock.running()) {
        DeviceIdentity identity =
            maker.provision(
                new LockCertificate(element.lock(), element.publicKey()),
                authorities,
                world.now(),
                new SecureRandom());
        new DeviceIdentityFiles(DataFolders.link(folder)).store(identity);
        return "Lock %s has its identity in %s."
            .formatted(element.lock(), DataFolders.link(folder));
      }
    }
  }

  /// What a command has done, as one sentence.
  interface Work {
    String done() throws IOException, PlaceUnusable;
  }

  static int reporting(Work work) {
    try {
      System.out.println(work.done());
      return 0;
    } catch (IOException | PlaceUnusable | FlashFailed e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private static Maker maker(Path folder) throws IOException {
    try (WorldClock world = WorldClock.running()) {
      return Maker.at(folder, world.now(), new SecureRandom());
    }
  }
}
