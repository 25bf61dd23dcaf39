package dev.mortise.sim.world.script;

import dev.mortise.authority.Channel;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.line.Measure;
import dev.mortise.sim.world.courier.Leg;
import dev.mortise.sim.world.courier.LinkFault;
import dev.mortise.sim.world.scenario.Act;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Reads the lines of a script that are about its phone and the ways between phone and lock. Empty
/// is what makes no sense.
final class PhoneLines {

  private PhoneLines() {}

  static Optional<Act> phone(String rest) {
    String[] words = rest.split("\\s+", -1);
    return switch (words[0]) {
      case "pair" -> words.length == 1 ? Optional.of(new Act.Pair()) : Optional.empty();
      case "unlock" -> command(words, new CommandArguments.Unlock());
      case "lock" -> command(words, new CommandArguments.Lock());
      case "setting" -> setting(words);
      default -> Optional.empty();
    };
  }

  private static Optional<Act> command(String[] words, CommandArguments arguments) {
    return words.length == 2
        ? channel(words[1]).map(channel -> new Act.Command(arguments, channel))
        : Optional.empty();
  }

  private static Optional<Act> setting(String[] words) {
    if (words.length != 3 || !(words[2].equals("on") || words[2].equals("off"))) {
      return Optional.empty();
    }
    SettingValue value = new SettingValue.Flag(words[2].equals("on"));
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.settingName().text().equals(words[1]))
        .findFirst()
        .map(
            setting ->
                new Act.Command(
                    new CommandArguments.ChangeSetting(setting.settingName(), value),
                    Channel.NEAR));
  }

  private static Optional<Channel> channel(String word) {
    return switch (word) {
      case "near" -> Optional.of(Channel.NEAR);
      case "remote" -> Optional.of(Channel.REMOTE);
      default -> Optional.empty();
    };
  }

  static Optional<Act> link(String rest) {
    String[] words = rest.split("\\s+", 3);
    boolean delays = words[0].equals("delay");
    if (words.length != (delays ? 3 : 2)) {
      return Optional.empty();
    }
    Optional<LinkFault> fault =
        switch (words[0]) {
          case "drop" -> Optional.of(new LinkFault.Dropped());
          case "double" -> Optional.of(new LinkFault.Doubled());
          case "reorder" -> Optional.of(new LinkFault.Reordered());
          case "delay" -> Measure.time(words[2]).map(LinkFault.Delayed::new);
          default -> Optional.empty();
        };
    return Leg.of(words[1]).flatMap(leg -> fault.map(what -> new Act.Link(leg, what)));
  }

  /// All ways that are cut then.
  ///
  /// @param cut those that are cut before
  static Optional<Set<Channel>> partition(Set<Channel> cut, String rest) {
    Optional<Set<Channel>> named =
        switch (rest) {
          case "all" -> Optional.of(EnumSet.of(Channel.NEAR, Channel.REMOTE));
          case "none" -> Optional.of(EnumSet.noneOf(Channel.class));
          default -> channel(rest).map(EnumSet::of);
        };
    if (!rest.equals("none")) {
      named.ifPresent(more -> more.addAll(cut));
    }
    return named;
  }
}
