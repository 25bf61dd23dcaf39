package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.QualityFault;
import dev.mortise.lock.LockInput;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everybody who comes to the door: at the keypad, at the reader, with a phone.
final class DoorSteps {

  private static final int REMEMBERED = 8;

  private final World world;
  private final Deque<CarryCommand> used = new ArrayDeque<>();
  private final Deque<Kept> kept = new ArrayDeque<>();
  private int next;
  private final Set<String> known = new LinkedHashSet<>();

  /// A command that was signed and is still on its way.
  private record Kept(LifePhone phone, CarryCommand command, Channel channel, long at, int run) {}

  DoorSteps(World world) {
    this.world = world;
  }

  /// Somebody types something and confirms it.
  void enter() {
    String digits =
        switch (world.random.nextInt(8)) {
          case 0 -> digits(6 + world.random.nextInt(6));
          case 1 -> digits(12 + world.random.nextInt(8));
          default -> code();
        };
    boolean alone = world.random.nextInt(3) == 0;
    String around = alone ? digits : digits(world.random.nextInt(5)) + digits;
    enter(alone ? digits : around + digits(world.random.nextInt(5)));
  }

  void enter(String digits) {
    world.type(digits);
    world.settle();
    world.model.because = "";
    if (world.lock.powered()) {
      world.model.enter(world.typed());
      world.reached.add(world.model.because);
    }
    world.confirm();
  }

  /// Somebody's code, or one that was somebody's.
  private String code() {
    List<Reference.Code> all = List.copyOf(world.model.codes.values());
    all.forEach(code -> known.add(code.digits()));
    if (world.random.nextInt(8) == 0) {
      String old = List.copyOf(known).get(world.random.nextInt(known.size()));
      boolean gone = all.stream().noneMatch(code -> code.digits().equals(old));
      if (gone && world.lock.powered() && !world.model.isLocked()) {
        world.reached.add("a deleted code");
      }
      return old;
    }
    List<Reference.Code> others = all.stream().filter(code -> code.holder() > 1).toList();
    List<Reference.Code> some = others.isEmpty() || world.random.nextBoolean() ? all : others;
    return some.get(world.random.nextInt(some.size())).digits();
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + world.random.nextInt(10)));
    }
    return digits.toString();
  }

  /// Somebody types and goes away, or thinks better of it.
  void begin() {
    world.type(digits(1 + world.random.nextInt(5)));
    if (world.random.nextBoolean()) {
      world.press('x');
    }
  }

  /// Somebody lays a finger on the reader.
  void touch() {
    int slot = world.random.nextInt(8);
    if (slot == 7) {
      world.lock.cause(
          new LockInput.FingerPresented(new FingerSample.PoorQuality(QualityFault.TILTED)));
      return;
    }
    touch(slot);
  }

  /// Somebody who has both types a code, to lay a finger on the reader next.
  void pair() {
    List<Map.Entry<Integer, Reference.Finger>> all = List.copyOf(world.model.fingers.entrySet());
    List<Map.Entry<Integer, Reference.Finger>> bound =
        all.stream().filter(finger -> needsTwo(finger.getValue().holder())).toList();
    var some = bound.isEmpty() ? all : bound;
    var finger = some.get(world.random.nextInt(some.size()));
    world.press('x');
    world.model.codes.values().stream()
        .filter(code -> code.holder() == finger.getValue().holder())
        .findFirst()
        .ifPresent(
            code -> {
              enter(code.digits());
              next = finger.getKey();
            });
  }

  private boolean needsTwo(int holder) {
    Person person = world.model.people.get(holder);
    return person != null && person.dual;
  }

  /// Whether a command is still on its way.
  boolean isAwaited() {
    return !kept.isEmpty();
  }

  boolean isHalfWayIn() {
    return next != 0;
  }

  void goOn() {
    int finger = next;
    next = 0;
    touch(finger);
  }

  private void touch(int slot) {
    boolean known = world.model.fingers.containsKey(slot);
    world.settle();
    world.model.touch(known ? slot : 0);
    world.reached.add(world.model.because);
    world.lock.cause(
        new LockInput.FingerPresented(
            new FingerSample.Captured(
                World.template(known ? slot : -1 - world.random.nextInt(100)),
                known
                    ? new MatchOutcome.Match(new FingerSlot(slot), new MatchScore(60))
                    : new MatchOutcome.NoMatch())));
  }

  /// Somebody presses the button of an app.
  void app() {
    List<LifePhone> all = List.copyOf(world.phones.values());
    LifePhone phone = all.get(world.random.nextInt(all.size()));
    Channel channel = world.random.nextBoolean() ? Channel.NEAR : Channel.REMOTE;
    if (channel == Channel.NEAR) {
      world.comeNear(phone);
    } else if (world.random.nextInt(4) > 0) {
      world.goAway();
    }
    Optional<CarryCommand> signed = phone.signed(new Unlock(), channel);
    if (signed.isEmpty()) {
      assertTrue(
          !world.lock.powered() || !world.model.isAccepted(phone.whose),
          "a phone that is welcome was not listened to");
      return;
    }
    switch (world.random.nextInt(10)) {
      case 0 -> {
        deliver(phone, signed.get(), channel, true);
        phone.send(signed.get().encode(), channel);
        world.reached.add("a command twice");
      }
      case 1 -> {
        Duration late = Duration.ofSeconds(List.of(3, 12, 35).get(world.random.nextInt(3)));
        world.lock.pass(late);
        long life = channel == Channel.NEAR ? 10 : 30;
        boolean inTime = late.toSeconds() < life;
        world.reached.add(inTime ? "a slow command" : "a command too late");
        deliver(phone, signed.get(), channel, inTime);
      }
      case 2 ->
          remember(
              kept, new Kept(phone, signed.get(), channel, world.lock.clock().world(), world.run));
      default -> deliver(phone, signed.get(), channel, true);
    }
  }

  private void deliver(LifePhone phone, CarryCommand command, Channel channel, boolean inTime) {
    world.settle();
    if (inTime && world.lock.powered()) {
      world.model.unlock(
          phone.whose, channel == Channel.REMOTE, world.near.containsKey(phone.connection()));
      world.reached.add(world.model.because);
    }
    phone.send(command.encode(), channel);
    remember(used, command);
  }

  private static <T> void remember(Deque<T> all, T one) {
    all.addLast(one);
    if (all.size() > REMEMBERED) {
      all.removeFirst();
    }
  }

  /// Somebody sends again what was sent before: it opens nothing.
  void replay() {
    if (!used.isEmpty()) {
      CarryCommand command = List.copyOf(used).get(world.random.nextInt(used.size()));
      int before = world.notes.openings;
      world.owners().send(command.encode(), Channel.REMOTE);
      assertEquals(before, world.notes.openings, "a command was done twice");
      world.reached.add("a command again");
    }
  }

  /// What was kept back arrives, after others that were sent later.
  void arrive() {
    if (kept.isEmpty()) {
      return;
    }
    Kept late = kept.removeFirst();
    LifePhone phone = late.phone();
    if (!world.phones.containsValue(phone)) {
      return;
    }
    if (late.channel() == Channel.NEAR) {
      world.comeNear(phone);
    }
    world.settle();
    Reference either = world.model.copy();
    Verdict verdict =
        either.unlock(
            phone.whose,
            late.channel() == Channel.REMOTE,
            world.near.containsKey(phone.connection()));
    long age = world.lock.clock().world() - late.at();
    boolean mayCount = late.run() == world.run && age < Duration.ofSeconds(31).toNanos();
    int before = world.notes.openings;
    phone.send(late.command().encode(), late.channel());
    if (world.notes.openings > before) {
      assertTrue(mayCount && verdict == Verdict.OPENS, "a late command opened the door");
      world.model = either;
      world.settle(); // An hour may have begun with the arrival.
      world.reached.add("a command out of order");
    }
    remember(used, late.command());
  }
}
