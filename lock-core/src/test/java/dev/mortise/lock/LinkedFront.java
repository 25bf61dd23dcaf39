package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments.LinkFrom;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The front door's lock, whose link the lock on this bench follows, and who made the link.
final class LinkedFront {

  /// The user of the front door whom the link names.
  static final UserIndex NAMED = new UserIndex(7);

  private static final int FRONT = 5;

  private final LockBench bench;
  private final EnrolledKey administrator;

  /// A bench's household, in which nothing is linked yet.
  LinkedFront(LockBench bench) {
    this.bench = bench;
    UserIndex user = bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.user(2, Role.USER, "246802");
    administrator = bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(user));
    bench.turnThePage();
  }

  EnrolledKey administrator() {
    return administrator;
  }

  /// The command that links the front door.
  static LinkFrom request(int relockSeconds) {
    return new LinkFrom(
        BenchHousehold.signing(FRONT).publicKey(),
        BenchHousehold.agreement(FRONT).publicKey(),
        new DisplayName("Front door"),
        new LinkTerms(new TreeSet<>(List.of(NAMED)), Duration.ofSeconds(relockSeconds)));
  }

  /// Makes the link, and returns the front lock's key.
  EnrolledKey made(int relockSeconds) {
    LinkFrom request = request(relockSeconds);
    assertEquals("done", bench.result(administrator, Channel.NEAR, request));
    bench.press("135790o");
    bench.pass(Duration.ofMinutes(1));
    bench.turnThePage();
    return bench.state().stored().access().find(request.signingKey().id()).orElseThrow();
  }

  /// The result of asking to open along for this user.
  String open(EnrolledKey front, UserIndex user) {
    return bench.result(front, Channel.NEAR, new UnlockAsLinked(user));
  }
}
