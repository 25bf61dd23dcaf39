package dev.mortise.sim.command;

import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.command.option.HostAndPort;
import dev.mortise.sim.command.option.ModelName;
import dev.mortise.sim.command.option.PortNumber;
import dev.mortise.sim.command.option.ProfileName;
import dev.mortise.sim.command.script.ScriptHelp;
import dev.mortise.sim.command.script.ScriptPlay;
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
import dev.mortise.sim.maker.FirmwareKey;
import dev.mortise.sim.panel.PanelServer;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `mortise lock`: one simulated lock that is touched by typing.
@Command(
    name = "lock",
    description = "Run one simulated lock and touch it by typing; lines may also come from a pipe.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "It ends with quit, Ctrl-C on an empty line, or where its lines from a pipe end. Typed lines"
          + " are not kept between runs, for passcodes stand in them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the lock ran, and every line was understood and done, or --strict was not asked for",
      "1:the lock could not run; with --strict a line was not understood or failed; or a script's"
          + " expectation was not met",
      "2:the command line or the script itself is wrong"
    })
public final class LockCommand implements Callable<Integer> {

  private static final int RADIO_PORT = 8_445;

  /// As wide as a terminal is at least.
  private static final int COLUMNS = 80;

  @Mixin private LockFolder data = new LockFolder();

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

  @Mixin private PanelOptions panel = new PanelOptions();

  @Option(
      names = "--model",
      paramLabel = "NAME",
      converter = ModelName.class,
      defaultValue = "video-lock",
      description = "video-lock, or palm-lock, which reads palms and cards too (${DEFAULT-VALUE}).")
  private LockModel model = LockModel.VIDEO_LOCK;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      converter = ProfileName.class,
      defaultValue = "hardened",
      description = "What wrong tries cost: hardened or manual (${DEFAULT-VALUE}).")
  private LockPolicy policy = LockPolicy.HARDENED;

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

  @Option(
      names = "--script",
      paramLabel = "FILE",
      description =
          "Play this scenario on a new lock in memory, in virtual time, and tell whether everything"
              + " came as it expects; --script-help tells its words.")
  private @Nullable Path script;

  @Option(
      names = "--script-help",
      description = "Tell the words of scripts, and everything they can expect.")
  private boolean scriptHelp;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (scriptHelp) {
      System.out.println(ScriptHelp.of(spec == null ? COLUMNS : spec.usageMessage().width()));
      return 0;
    }
    try {
      if (script != null) {
        Optional<Long> named = Optional.ofNullable(seed);
        return ScriptPlay.of(script, named, json, System.out, System.err);
      }
      return run() ? 0 : 1;
    } catch (CommandFailed | PlaceUnusable | FlashFailed | IOException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private boolean run() throws CommandFailed, PlaceUnusable, IOException {
    Path folder = data.path();
    if (Files.isDirectory(folder.resolve("companion"))
        && Files.isDirectory(folder.resolve("lock"))) {
      throw new CommandFailed(
          "%s holds a sandbox; run that, or name another folder with --data.".formatted(folder));
    }
    LockPlace place = LockPlace.folder(folder);
    try (WorldClock world = WorldClock.running();
        LinkThreads threads = LinkThreads.start(1)) {
      FirmwarePolicy firmware = new FirmwarePolicy(FirmwareKey.known(folder));
      LockSetup usual = LockSetup.usual(place, world).with(model).with(policy.with(firmware));
      LockSetup setup = seed == null ? usual : usual.with(EntropySource.seeded(seed));
      try (LockDevice device = LockDevice.open(setup);
          ConnectedLock lock = connect(device, threads, folder, world);
          PanelServer api = openPanel(lock, world, threads, folder);
          StopSignal _ = StopSignal.ending(() -> switchOff(lock, device))) {
        return TerminalSession.run(lock, world, greeting(lock, api), json, strict)
            != TerminalSession.End.LINE_FAILED;
      }
    }
  }

  private @Nullable PanelServer openPanel(
      ConnectedLock lock, WorldClock world, LinkThreads threads, Path folder) throws CommandFailed {
    Optional<InetSocketAddress> address = panel.listening();
    if (address.isEmpty()) {
      return null;
    }
    try {
      return PanelServer.start(lock, world, threads, address.get(), folder);
    } catch (IOException e) {
      throw new CommandFailed(PanelOptions.unavailable(address.get(), e.getMessage()));
    }
  }

  private static void switchOff(ConnectedLock lock, LockDevice device) {
    lock.close();
    device.close();
  }

  private ConnectedLock connect(
      LockDevice device, LinkThreads threads, Path folder, WorldClock world)
      throws CommandFailed, IOException {
    Optional<DeviceLinkConfig> link =
        companion == null ? Optional.empty() : Optional.of(link(companion, device, folder));
    InetSocketAddress radio = new InetSocketAddress(InetAddress.getLoopbackAddress(), nearPort);
    try {
      return ConnectedLock.connect(
          device,
          threads,
          new LinkSetup(
              Optional.of(radio), link, Optional.of(DataFolders.accessories(folder, world))));
    } catch (IOException e) {
      throw new CommandFailed(
          "The radio cannot listen on port %d (%s); choose another with --near-port, 0 for any."
              .formatted(nearPort, (e.getCause() == null ? e : e.getCause()).getMessage()));
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

  private static String greeting(ConnectedLock lock, @Nullable PanelServer api) {
    String radio =
        lock.radioAddress().map(address -> ", radio on port " + address.getPort()).orElse("");
    String http = api == null ? "" : "\nSimulation API: " + PanelOptions.greeting(api);
    return "Lock %s%s. Type help for what can be done to it.%s"
        .formatted(lock.device().id(), radio, http);
  }
}
