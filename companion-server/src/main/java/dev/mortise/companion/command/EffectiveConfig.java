package dev.mortise.companion.command;

import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Shows what holds for a command and where each value came from.
final class EffectiveConfig {

  private EffectiveConfig() {}

  static void print(CommandSpec spec, PrintWriter out) {
    for (OptionSpec option : spec.options()) {
      if (option.usageHelp() || option.versionHelp() || option.arity().max() == 0) {
        continue;
      }
      @Nullable Object value =
          option.getValue() instanceof Optional<?> given ? given.orElse(null) : option.getValue();
      out.printf(
          "%-14s = %s  (%s)%n",
          option.longestName().substring(2), value == null ? "none" : value, origin(spec, option));
    }
    out.flush();
  }

  private static String origin(CommandSpec spec, OptionSpec option) {
    if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
      return "flag";
    }
    return Defaults.originOf(option).orElse("default");
  }
}
