package dev.mortise.sim.command.app;

import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.command.app.device.AccessoryCommands;
import dev.mortise.sim.command.app.device.FirmwareCommands;
import dev.mortise.sim.command.app.device.LinkCommands;
import dev.mortise.sim.command.app.device.NoticeCommands;
import dev.mortise.sim.command.app.device.ViewCommand;
import dev.mortise.sim.command.app.device.WifiCommand;
import dev.mortise.sim.command.app.task.Detours;
import dev.mortise.sim.command.app.task.PhoneOptions;
import dev.mortise.sim.command.option.ClockOffset;
import dev.mortise.sim.command.option.WrongLine;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.companion.http.TrustedAuthorities;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.RadioAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `mortise app`: what every command of a phone has in common.
@Command(
    name = "app",
    description = "A phone on the command line: pair with a lock, open it, manage it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AccountCommands.Register.class,
      AccountCommands.Login.class,
      AccountCommands.Logout.class,
      PairCommands.Pair.class,
      PairCommands.Redeem.class,
      DoorCommands.Status.class,
      DoorCommands.Unlock.class,
      DoorCommands.Lock.class,
      SettingCommands.Mode.class,
      SettingCommands.Set.class,
      SettingCommands.Lift.class,
      UserCommands.Users.class,
      UserCommands.Enrol.class,
      UserCommands.Credential.class,
      PasscodeCommands.Passcode.class,
      SharingCommands.Invite.class,
      SharingCommands.Revoke.class,
      AccessoryCommands.Accessory.class,
      LinkCommands.Link.class,
      FirmwareCommands.Firmware.class,
      WifiCommand.class,
      ViewCommand.class,
      NoticeCommands.Notice.class,
      EventCommands.Events.class,
      EventCommands.ReadLog.class,
      WatchCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, by the lock's signed receipt where a lock had to do it",
      "1:refused by the lock, or by the companion",
      "2:the command line itself is wrong",
      "3:lock or companion cannot be reached, or the phone is not signed in",
      "4:what came is not the lock's word",
      "5:the phone's own memory cannot be used"
    })
public final class AppCommand implements PhoneOptions, Runnable {

  private final InstantSource clock;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the phone keeps its memory; MORTISE_DATA/phones/NAME otherwise.")
  private @Nullable Path data;

  @Option(
      names = "--phone",
      paramLabel = "NAME",
      defaultValue = "phone",
      scope = ScopeType.INHERIT,
      description = "Which phone; a new name is a new phone (${DEFAULT-VALUE}).")
  private String phone = "phone";

  @Option(
      names = "--lock",
      paramLabel = "LOCK",
      scope = ScopeType.INHERIT,
      description = "Which lock, by its name or the beginning of its id; not needed for one.")
  private @Nullable String lock;

  @Option(
      names = "--near",
      paramLabel = "HOST:PORT",
      scope = ScopeType.INHERIT,
      description = "The lock's radio port, which stands for Bluetooth; remembered once paired.")
  private @Nullable String near;

  @Option(
      names = "--near-only",
      scope = ScopeType.INHERIT,
      description = "Go by Bluetooth or not at all.")
  private boolean nearOnly;

  @Option(
      names = "--remote",
      scope = ScopeType.INHERIT,
      description = "Go through the companion even if the lock is near.")
  private boolean remote;

  @Option(
      names = "--trust",
      paramLabel = "PEM",
      scope = ScopeType.INHERIT,
      description = "Trust these authorities for the companion's certificate, and no others.")
  private @Nullable Path trust;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print for programs: JSON, an object a line.")
  private boolean json;

  @Option(
      names = "--clock",
      paramLabel = "+TIME",
      scope = ScopeType.INHERIT,
      converter = ClockOffset.class,
      description =
          "Go by a clock that is so far ahead, such as +3d, to come along with a lock whose clock"
              + " was turned.")
  private Duration ahead = Duration.ZERO;

  /// The program's: it goes by the machine's time.
  public AppCommand() {
    this(InstantSource.system());
  }

  /// A phone that goes by this time.
  public AppCommand(InstantSource clock) {
    this.clock = clock;
  }

  /// Runs one command of a phone in this process, for whoever tells a story or tests one.
  ///
  /// @param words the command line after `app`
  /// @param out gets what would go to both standard streams
  /// @return the exit code
  public static int execute(InstantSource clock, List<String> words, PrintWriter out) {
    return line(clock).setOut(out).setErr(out).execute(words.toArray(String[]::new));
  }

  /// The command line of a phone that goes by this time.
  static CommandLine line(InstantSource clock) {
    return WrongLine.on(new CommandLine(new AppCommand(clock)));
  }

  @Override
  public void run() {
    CommandLine line = spec().commandLine();
    line.usage(line.getOut());
    throw new CommandLine.ParameterException(line, "which command?");
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli made no command");
    }
    return spec;
  }

  @Override
  public InstantSource clock() {
    return ahead.isZero() ? clock : () -> clock.instant().plus(ahead);
  }

  @Override
  public boolean json() {
    return json;
  }

  @Override
  public Optional<String> wantedLock() {
    return Optional.ofNullable(lock);
  }

  @Override
  public Phone phone(LinkThreads threads) throws IOException {
    SecureRandom random = new SecureRandom();
    DisplayName name = new DisplayName(phone);
    Reach reach =
        new Reach(
            threads,
            Optional.ofNullable(near).map(RadioAddress::parse),
            TrustedAuthorities.client(threads, Optional.ofNullable(trust)),
            wanted());
    return new Phone(
        PhoneFile.open(folder(), name, random),
        reach,
        clock(),
        random,
        new Detours(errors())::tell);
  }

  private PrintWriter errors() {
    return spec().commandLine().getErr();
  }

  private Reach.Wanted wanted() {
    if (nearOnly && remote) {
      throw new IllegalArgumentException(
          "--near-only and --remote contradict each other; give one of them");
    }
    if (nearOnly) {
      return Reach.Wanted.NEAR;
    }
    return remote ? Reach.Wanted.REMOTE : Reach.Wanted.ANY;
  }

  private Path folder() {
    if (data != null) {
      return data;
    }
    if (!phone.matches("[A-Za-z0-9][A-Za-z0-9 ._-]*")) {
      throw new IllegalArgumentException(
          "a phone's name is letters, digits, spaces, dots and hyphens; name its folder: --data");
    }
    Path root =
        Optional.ofNullable(System.getenv("MORTISE_DATA"))
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".mortise"));
    return root.resolve("phones").resolve(phone);
  }
}
