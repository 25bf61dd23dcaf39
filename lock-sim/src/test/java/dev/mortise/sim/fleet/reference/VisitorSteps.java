package dev.mortise.sim.fleet.reference;

import dev.mortise.journal.event.LockEvent;
import dev.mortise.sim.phone.dialogue.VisitorIssue;
import dev.mortise.visitor.VisitorEpoch;
import dev.mortise.visitor.VisitorHour;
import dev.mortise.visitor.VisitorSecret;
import dev.mortise.visitor.VisitorSlot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Visitors with one-time codes: fresh ones, ones of yesterday, and ones that are good no more.
final class VisitorSteps {

  private static final int HANDED_OUT_MAX = 12;

  private final World world;
  private final DoorSteps door;
  private final Map<Integer, VisitorIssue> issues = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final Deque<String> handedOut = new ArrayDeque<>();

  VisitorSteps(World world, DoorSteps door) {
    this.world = world;
    this.door = door;
  }

  /// The lock has begun a new epoch for this phone.
  void raised(LifePhone phone) {
    int epoch = world.model.oneTime.newest() + 1;
    VisitorSecret secret = world.secret(phone, new VisitorEpoch(epoch));
    world.model.raise(
        phone.keys.signing().publicKey().id(),
        phone.whose,
        (hour, index) -> digits(secret, new VisitorSlot(new VisitorHour(hour), index)));
    for (LockEvent event : world.notes.events) {
      if (event instanceof LockEvent.VisitorEpochRaised(_, var told)) {
        issues.put(phone.whose.number(), VisitorIssue.begin(told));
      }
    }
  }

  private static String digits(VisitorSecret secret, VisitorSlot slot) {
    return new String(secret.passcode(slot).digits().reveal(), StandardCharsets.US_ASCII);
  }

  /// A visitor comes with a fresh code, or with an old one; or somebody is given one for later.
  void visit() {
    int how = world.random.nextInt(6);
    Optional<String> fresh = how < 4 ? make() : Optional.empty();
    fresh.ifPresent(this::handOut);
    if (how == 3 || (fresh.isEmpty() && handedOut.isEmpty())) {
      return;
    }
    String digits =
        fresh.orElseGet(() -> List.copyOf(handedOut).get(world.random.nextInt(handedOut.size())));
    world.press('x');
    boolean again = used.contains(digits);
    door.enter(digits);
    if (world.model.because.equals("a one-time code")) {
      used.add(digits);
    } else if (world.model.because.equals("wrong code")) {
      world.reached.add(again ? "a used one-time code" : "a one-time code of another time");
    }
  }

  private void handOut(String digits) {
    handedOut.addLast(digits);
    if (handedOut.size() > HANDED_OUT_MAX) {
      handedOut.removeFirst();
    }
  }

  /// Someone's phone makes a code by its own clock, which may be wrong.
  private Optional<String> make() {
    List<LifePhone> makers =
        world.phones.values().stream()
            .filter(phone -> issues.containsKey(phone.whose.number()))
            .toList();
    Optional<Instant> wall = world.lock.clock().wall();
    if (makers.isEmpty() || wall.isEmpty()) {
      return Optional.empty();
    }
    LifePhone phone = makers.get(world.random.nextInt(makers.size()));
    boolean wrong = world.random.nextInt(8) == 0;
    Duration off = Duration.ofHours(wrong ? world.random.nextInt(34) - 30 : 0);
    VisitorIssue issue =
        issues.getOrDefault(phone.whose.number(), VisitorIssue.begin(VisitorEpoch.OFF));
    Optional<VisitorIssue.Made> made =
        issue.next(phone.keys, world.identity(), wall.get().plus(off));
    made.ifPresent(one -> issues.put(phone.whose.number(), one.next()));
    return made.map(one -> new String(one.passcode().digits().reveal(), StandardCharsets.US_ASCII));
  }
}
