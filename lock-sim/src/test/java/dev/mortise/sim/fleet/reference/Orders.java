package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.protocol.message.command.CommandArguments;

/// Commands that are to be done for whoever manages the lock, and for nobody else.
final class Orders {

  private final World world;

  Orders(World world) {
    this.world = world;
  }

  /// Sends a command by the near link, and holds the result against what it must be.
  ///
  /// @param allowed whether it is to be done for somebody who manages the lock
  /// @return whether it was done
  boolean sent(LifePhone phone, CommandArguments arguments, boolean allowed) {
    prepare(phone);
    boolean expected = allowed && world.model.manages(phone.whose) && world.lock.powered();
    String result = phone.command(arguments, Channel.NEAR);
    if (world.lock.powered()) {
      assertEquals(expected, result.equals("done"), () -> arguments + " was answered " + result);
    }
    return expected;
  }

  void prepare(LifePhone phone) {
    world.comeNear(phone);
    world.settle();
  }
}
