package dev.mortise.bench.load;

import dev.mortise.authority.Channel;
import dev.mortise.bench.link.BareApp;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.companion.CompanionRoute;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneMemory;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// How many bytes the exchanges of an unlock take, counted on a real one.
final class Exchanges {

  /// What the companion's JSON adds to the bytes it carries: of a request, of a lock's answer, and
  /// of an attempt with its ids and times.
  private static final int REQUEST_JSON = "{\"request\":\"\"}".length();

  private static final int RESPONSE_JSON = "{\"response\":\"\"}".length();
  private static final int ATTEMPT_JSON = 228;

  private Exchanges() {}

  /// Opens the door once, and tells what went over the wires: the question, then the command.
  static List<BareApp.Bytes> ofUnlock(Phone phone, PhoneMemory memory) throws IOException {
    PairedLock known = memory.locks().getFirst();
    Counting route = new Counting(new CompanionRoute(phone.companion().orElseThrow(), known.id()));
    Outcome outcome =
        new Dialogue(memory.keys(), known.identity(), route, new SecureRandom())
            .command(new CommandArguments.Unlock());
    if (!(outcome instanceof Outcome.Done) || route.seen.size() != 2) {
      throw new IOException("the door did not open while its bytes were counted: " + outcome);
    }
    return List.of(
        bytes(route.seen.getFirst(), RESPONSE_JSON), bytes(route.seen.getLast(), ATTEMPT_JSON));
  }

  private static BareApp.Bytes bytes(Seen seen, int answerJson) {
    return new BareApp.Bytes(
        REQUEST_JSON + base64(seen.down()), seen.down(), seen.up(), answerJson + base64(seen.up()));
  }

  private static int base64(int bytes) {
    return (bytes * 4 + 2) / 3;
  }

  private record Seen(int down, int up) {}

  private static final class Counting implements LockRoute {

    private final LockRoute route;
    private final List<Seen> seen = new ArrayList<>();

    Counting(LockRoute route) {
      this.route = route;
    }

    @Override
    public Channel channel() {
      return route.channel();
    }

    @Override
    public Octets ask(Octets request) throws NoWord {
      Octets response = route.ask(request);
      seen.add(new Seen(request.size(), response.size()));
      return response;
    }
  }
}
