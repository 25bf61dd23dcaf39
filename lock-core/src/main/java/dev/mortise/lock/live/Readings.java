package dev.mortise.lock.live;

import dev.mortise.lock.link.Correlation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The commands that wait for the shell to read the journal.
///
/// @param commands at most [#MAX]
public record Readings(List<GrantedCommand> commands) {

  /// As many readings as may be under way at once.
  public static final int MAX = 4;

  /// None.
  public static final Readings NONE = new Readings(List.of());

  public Readings {
    commands = List.copyOf(commands);
  }

  /// Whether one more may begin.
  public boolean hasRoom() {
    return commands.size() < MAX;
  }

  /// With one more.
  public Readings with(GrantedCommand command) {
    return new Readings(Stream.concat(commands.stream(), Stream.of(command)).toList());
  }

  /// The command that waits for this.
  public Optional<GrantedCommand> awaiting(Correlation correlation) {
    return commands.stream().filter(one -> one.correlation().equals(correlation)).findFirst();
  }

  /// Without the command that waited for this.
  public Readings without(Correlation correlation) {
    return new Readings(
        commands.stream().filter(one -> !one.correlation().equals(correlation)).toList());
  }
}
