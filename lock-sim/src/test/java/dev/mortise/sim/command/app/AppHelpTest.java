package dev.mortise.sim.command.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The help of the phone on the command line.
class AppHelpTest {

  @Test
  void everyCommandExplainsItself() {
    CommandLine app = new CommandLine(new AppCommand());
    List<CommandLine> all = new ArrayList<>(List.of(app));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).getSubcommands().values());
    }

    assertTrue(all.size() > 25, "there are that many");
    for (CommandLine command : all) {
      StringWriter out = new StringWriter();
      int code = command.setOut(new PrintWriter(out)).execute("--help");
      assertEquals(0, code, command.getCommandName());
      assertTrue(out.toString().contains("Usage: app"), out.toString());
    }
  }

  @Test
  void theListOfCommandsSaysOfEachAWholeSentence() {
    List<CommandLine> all = new ArrayList<>(List.of(new CommandLine(new AppCommand())));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).getSubcommands().values());
    }

    for (CommandLine command : all) {
      String line = command.getCommandSpec().usageMessage().description()[0];
      assertTrue(line.endsWith("."), command.getCommandName() + ": " + line);
    }
  }
}
