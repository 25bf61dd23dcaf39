package dev.mortise.sim.command;

import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.device.EntropySource;
import dev.mortise.sim.device.LockDevice;
import dev.mortise.sim.device.LockPlace;
import dev.mortise.sim.device.LockSetup;
import dev.mortise.sim.device.PlaceUnusable;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.sim.device.link.LinkSetup;
import dev.mortise.sim.flash.FlashFailed;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.link.device.DeviceIdentity;
import dev.mortise.sim.link.device.DeviceLinkConfig;
import dev.mortise.sim.maker.DeviceIdentityFiles;
import dev.mortise.sim.world.WorldClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mortise lock`: one simulated lock that is touched by typing.
@Command(
    name = "lock",
    description = "Run one simulated lock and touch it by typing; lines may also come from a pipe.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the lock ran, and every line was understood and done, or --strict was not asked for",
      "1:the lock could not run, or with --strict a line was not understood or failed",
      "2:the command line itself is wrong"
    })
public final class LockCommand implements Callable<Integer> {

  private static final int RADIO_PORT = 8_445;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Where the lock keeps its data; MORTISE_DATA/lock or ~/.mortise/lock otherwise.")
  private @Nullable Path data;

  @Option(
      names = "--companion",
      paramLabel = "HOST:PORT",
      converter = HostAndPort.Converter.class,
      description =
          "Connect to this companion; the lock needs an identity (mortise provision lock).")
  private @Nullable HostAndPort companion;

  @Option(
      names = "--near-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "" + RADIO_PORT,
      description = "The loopback port of its radio, 0 for any free one (${DEFAULT-VALUE}).")
  private int nearPort = RADIO_PORT;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "video-lock",
      description = "video-lock or palm-lock (${DEFAULT-VALUE}).")
  private String model = "video-lock";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "hardened",
      description = "What wrong tries cost: hardened or manual (${DEFAULT-VALUE}).")
  private String profile = "hardened";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draw the lock's randomness from this seed: repeatable, and no secret is one.")
  private @Nullable Long seed;

  @Option(names = "--json", description = "Print the log as JSON, an object a line.")
  private boolean json;

  @Option(
      names = "--strict",
      description = "With lines from a pipe: stop at the first that is not understood or fails.")
  private boolean strict;

  @Override
  public Integer call() {
    try {
      return run() ? 0 : 1;
    } catch (CommandFailed | PlaceUnusable | FlashFailed | IOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private boolean run() throws CommandFailed, PlaceUnusable, IOException {
    Path folder = DataFolders.lock(data);
    LockModel chosen = chosenModel();
    LockPolicy policy = chosenPolicy();
    if (Files.isDirectory(folder.resolve("companion"))
        && Files.isDirectory(folder.resolve("lock"))) {
      throw new CommandFailed(
          "%s holds a sandbox; run that, or name another folder with --data.".formatted(folder));
    }
    LockPlace place = LockPlace.folder(folder);
    try (WorldClock world = WorldClock.running();
        LinkThreads threads = LinkThreads.start(1)) {
      LockSetup usual = LockSetup.usual(place, world).with(chosen).with(policy);
      LockSetup setup = seed == null ? usual : usual.with(EntropySource.seeded(seed));
      try (LockDevice device = LockDevice.open(setup);
          ConnectedLock lock = connect(device, threads, folder);
          StopSignal _ = StopSignal.ending(() -> switchOff(lock, device))) {
        return TerminalSession.run(lock, world, greeting(lock), json, strict)
            != TerminalSession.End.LINE_FAILED;
      }
    }
  }

  private static void switchOff(ConnectedLock lock, LockDevice device) {
    lock.close();
    device.close();
  }

  private ConnectedLock connect(LockDevice device, LinkThreads threads, Path folder)
      throws CommandFailed, IOException {
    Optional<DeviceLinkConfig> link =
        companion == null ? Optional.empty() : Optional.of(link(companion, device, folder));
    InetSocketAddress radio = new InetSocketAddress(InetAddress.getLoopbackAddress(), nearPort);
    try {
      return ConnectedLock.connect(device, threads, new LinkSetup(Optional.of(radio), link));
    } catch (IOException e) {
      throw new CommandFailed(
          "The radio cannot listen on port %d (%s); choose another with --near-port, 0 for any."
              .formatted(nearPort, e.getMessage()));
    }
  }

  private static DeviceLinkConfig link(HostAndPort to, LockDevice device, Path folder)
      throws CommandFailed, IOException {
    DeviceIdentity identity =
        new DeviceIdentityFiles(DataFolders.link(folder))
            .load()
            .orElseThrow(
                () ->
                    new CommandFailed(
                        "This lock has no identity for a companion yet; give it one with: mortise"
                            + " provision lock --help"));
    if (!identity.lockId().equals(device.id())) {
      throw new CommandFailed(
          "The identity in %s is that of lock %s, but this is lock %s; provision this one."
              .formatted(DataFolders.link(folder), identity.lockId(), device.id()));
    }
    return new DeviceLinkConfig(to.host(), to.port(), identity);
  }

  private static String greeting(ConnectedLock lock) {
    String radio =
        lock.radioAddress().map(address -> ", radio on port " + address.getPort()).orElse("");
    return "Lock %s%s. Type help for what can be done to it.".formatted(lock.device().id(), radio);
  }

  private LockModel chosenModel() throws CommandFailed {
    return LockModel.ALL.stream()
        .filter(candidate -> candidate.name().equals(model))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailed(
                    "There is no model \"%s\"; choose video-lock or palm-lock.".formatted(model)));
  }

  private LockPolicy chosenPolicy() throws CommandFailed {
    return switch (profile) {
      case "hardened" -> LockPolicy.HARDENED;
      case "manual" -> LockPolicy.MANUAL;
      default ->
          throw new CommandFailed(
              "There is no profile \"%s\"; choose hardened or manual.".formatted(profile));
    };
  }
}
