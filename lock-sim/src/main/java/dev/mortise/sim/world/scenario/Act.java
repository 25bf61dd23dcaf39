package dev.mortise.sim.world.scenario;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.cause.Cause;
import dev.mortise.sim.world.courier.Leg;
import dev.mortise.sim.world.courier.LinkFault;
import java.util.OptionalInt;
import java.util.Set;

/// What happens in one step of a scenario.
public sealed interface Act {

  /// A cause, as at the terminal.
  record Do(Cause cause) implements Act {}

  /// A look at the lock.
  record Expect(Expectation expectation) implements Act {}

  /// Power is cut at an operation of the flash to come, which is begun and never finished; what is
  /// left of what was not synced is up to the seed. While one cut waits there is no other.
  ///
  /// @param write which one, 1 being the next; drawn from the seed if not given
  record CutPower(OptionalInt write) implements Act {}

  /// Power comes back to a lock that lost it: it starts on what its flash holds. A cut that still
  /// waits does not come.
  record PowerBack() implements Act {}

  /// The lock's clocks run fast or slow from now on.
  ///
  /// @param ppm millionths by which they are fast
  record Drift(int ppm) implements Act {}

  /// Somebody copies the flash, but not the secure element, and keeps the copy.
  record DumpFlash(String name) implements Act {}

  /// Somebody puts a copy of the flash in its place; the lock starts on it.
  record RestoreFlash(String name) implements Act {}

  /// The phone reads the code on the lock's screen and pairs.
  record Pair() implements Act {}

  /// The phone has the lock do something.
  record Command(CommandArguments arguments, Channel channel) implements Act {}

  /// Something becomes of the phone's next message on that leg, by whichever way it goes; a second
  /// fault for the same leg waits for the message after that.
  record Link(Leg leg, LinkFault fault) implements Act {}

  /// Ways between phone and lock are cut, and all others are there.
  record Partition(Set<Channel> cut) implements Act {

    public Partition {
      cut = Set.copyOf(cut);
    }
  }

  /// Things go wrong by chance, so likely and no more, before each cause from now on.
  record Faults(ChanceFaults faults) implements Act {}
}
