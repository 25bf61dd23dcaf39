package dev.mortise.sim.accessory;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.route.NearRoute;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;

/// How a device reaches its lock: one call of the near link for one thing to say. Calls block.
///
/// @param radio where the lock's radio listens
record NearVoice(LinkThreads threads, InetSocketAddress radio, SecureRandom random) {

  /// Calls the lock that this device belongs to, and says something.
  Outcome say(AccessoryMemory device, Function<Dialogue, Outcome> words) {
    try (NearRoute route = NearRoute.call(threads, radio, device.lock(), device.keys(), random)) {
      return words.apply(new Dialogue(device.keys(), device.lock(), route, random));
    } catch (NoWord e) {
      return new Outcome.NoReceipt(e.why(), Duration.ZERO);
    }
  }
}
