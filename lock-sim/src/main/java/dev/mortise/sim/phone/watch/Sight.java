package dev.mortise.sim.phone.watch;

import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a watch sees.
public sealed interface Sight {

  /// The companion is connected, and the events behind this number are followed.
  record Following(long after) implements Sight {}

  /// An event came, or something that is none.
  record Logged(Entry entry) implements Sight {}

  /// The companion is out of reach.
  ///
  /// @param why one sentence for people, without its full stop
  /// @param again when it is called again
  record Interrupted(String why, Duration again) implements Sight {}

  /// The lock gave no signed word for too long.
  ///
  /// @param lastWord when it gave its last; empty if it gave none since the watch began
  /// @param why what asking it came to, without a full stop
  record Silent(Optional<Instant> lastWord, String why) implements Sight {}

  /// The lock gives its word again after a silence.
  record HeardAgain() implements Sight {}

  /// The lock signed for events that the companion has not brought, although there was time.
  ///
  /// @param missing what the companion does not bring
  record Withheld(Entry missing) implements Sight {}

  /// What alarm is to be raised, in a word or two; empty where all is well.
  default Optional<String> alarm() {
    return switch (this) {
      case Following _, Interrupted _, HeardAgain _ -> Optional.empty();
      case Silent _ -> Optional.of("silence");
      case Withheld _ -> Optional.of("events withheld");
      case Logged(Entry.Verified(EventMessage message, AlarmMeaning meaning)) ->
          meaning == AlarmMeaning.DURESS ? Optional.of("duress") : alarm(message.event());
      case Logged(Entry.Gap _) -> Optional.of("events missing");
      case Logged(Entry.Broken _) -> Optional.of("events not believed");
    };
  }

  private static Optional<String> alarm(LockEvent event) {
    return event instanceof LockEvent.Alarm(var code)
        ? Optional.of(code.wireText().replace('-', ' '))
        : Optional.empty();
  }

  /// Whether this shows that somebody changes or withholds what the lock said.
  default boolean breaksTheChain() {
    return switch (this) {
      case Following _, Interrupted _, HeardAgain _, Silent _ -> false;
      case Withheld _ -> true;
      case Logged(Entry entry) -> !(entry instanceof Entry.Verified);
    };
  }
}
