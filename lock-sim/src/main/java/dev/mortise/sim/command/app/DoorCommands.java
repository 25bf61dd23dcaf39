package dev.mortise.sim.command.app;

import dev.mortise.authority.Channel;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.LockReport;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/// The door: how it stands, opening, locking.
final class DoorCommands {

  private DoorCommands() {}

  @Command(name = "status", description = "Ask the lock how it stands.")
  static final class Status extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      PhoneLock.Home home = lock(phone).home();
      return switch (home.heard()) {
        case Heard.Failed(Outcome outcome) -> {
          if (app().json()) {
            report.say("", Map.of("button", home.button()));
          }
          yield tell(report, outcome, _ -> "");
        }
        case Heard.Answered(Answer answer) -> {
          report.say(sentence(home, answer), fields(home, answer));
          yield DONE;
        }
      };
    }

    private static String sentence(PhoneLock.Home home, Answer answer) {
      LockReport told = answer.report();
      return """
      The lock says: bolt %s, door %s, battery %d %%, mode %s%s.
      Its time: %s. Its newest event: %d. Its firmware: version %s%s.
      %s\
      """
          .formatted(
              told.bolt().wireText(),
              told.door().wireText(),
              told.batteryPercent(),
              told.mode().wireText(),
              told.leavingHome() ? ", leaving-home on" : "",
              told.time()
                  .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                  .orElse("unknown"),
              answer.newest().sequence(),
              told.firmware(),
              told.model().map(model -> " for " + model).orElse(""),
              opening(home));
    }

    /// What `app unlock` would come to.
    private static String opening(PhoneLock.Home home) {
      if (!home.button().startsWith("Unlock")) {
        return home.button() + ".";
      }
      return home.channel().filter(channel -> channel == Channel.NEAR).isPresent()
          ? "It is near: app unlock goes by Bluetooth."
          : "It is not near: app unlock goes through the companion, where remote unlock is on.";
    }

    private static Map<String, Object> fields(PhoneLock.Home home, Answer answer) {
      LockReport told = answer.report();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("result", "done");
      home.channel().ifPresent(channel -> fields.put("channel", channel.wireText()));
      fields.put("button", home.button());
      fields.put("bolt", told.bolt().wireText());
      fields.put("door", told.door().wireText());
      fields.put("battery", told.batteryPercent());
      fields.put("mode", told.mode().wireText());
      fields.put("leavingHome", told.leavingHome());
      fields.put("firmware", told.firmware().number());
      told.model().ifPresent(model -> fields.put("model", model.text()));
      told.time().ifPresent(time -> fields.put("time", time.toString()));
      fields.put("sequence", answer.newest().sequence());
      return fields;
    }
  }

  @Command(name = "unlock", description = "Open the door. Look around first.")
  static final class Unlock extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return tell(
          report,
          lock(phone).command(new CommandArguments.Unlock()),
          receipt ->
              receipt.bolt() == BoltState.UNLOCKED || receipt.bolt() == BoltState.UNLATCHED
                  ? "Open: the lock says that its bolt is " + receipt.bolt().wireText() + "."
                  : "Done, and the bolt is " + receipt.bolt().wireText() + " now.");
    }
  }

  @Command(name = "lock", description = "Lock the door.")
  static final class Lock extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return tell(
          report,
          lock(phone).command(new CommandArguments.Lock()),
          receipt -> "Done: the lock says that its bolt is " + receipt.bolt().wireText() + ".");
    }
  }
}
