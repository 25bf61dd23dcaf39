package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.door.BoltState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.KeypadKey;
import dev.mortise.mode.OperatingMode;
import dev.mortise.sim.fleet.FleetClock;
import java.time.Duration;
import java.util.List;

/// One life of a lock, drawn from a seed, and what must hold after each step of it.
final class Life {

  private static final Duration TRAVEL = Duration.ofMillis(700);
  private static final int CUT_AHEAD = 3;

  private final World world;
  private final Agreement agreement;
  private final DoorSteps door;
  private final VisitorSteps visitors;
  private final HouseSteps house;
  private final EnrolSteps enrolment;
  private boolean jammed;
  private boolean wasJammed;
  private boolean armed;

  Life(long seed) {
    world = new World(seed);
    agreement = new Agreement(world);
    door = new DoorSteps(world);
    visitors = new VisitorSteps(world, door);
    house = new HouseSteps(world, visitors);
    enrolment = new EnrolSteps(world);
    world.lock.pass(Duration.ofMinutes(1));
  }

  /// Lives so many steps.
  void live(int steps) {
    for (int step = 0; step < steps; step++) {
      world.notes.turnThePage();
      if (!armed && world.random.nextInt(50) == 0) {
        world.lock.cutAtWrite(1 + world.random.nextInt(CUT_AHEAD), world.random.nextBoolean());
        armed = true;
      }
      world.fallback = armed ? world.model.copy() : world.model;
      int openings = world.notes.openings;
      happen();
      look(openings);
      world.lock.pass(Duration.ofMillis(world.random.nextInt(15_000)));
      recover();
    }
    leftAlone();
  }

  private void happen() {
    if (door.isHalfWayIn()) {
      door.goOn();
      return;
    }
    if (door.isAwaited() && world.random.nextInt(4) == 0) {
      door.arrive();
      return;
    }
    switch (world.random.nextInt(48)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 -> door.enter();
      case 12, 13, 14, 15, 16, 17 -> door.touch();
      case 18, 19, 20 -> door.app();
      case 21 -> door.begin();
      case 22 -> door.pair();
      case 23, 24 -> visitors.visit();
      case 25 -> door.arrive();
      case 26 -> door.replay();
      case 27, 28, 29 -> house.command();
      case 30 -> enrolment.enrol();
      case 31, 32 -> world.lock.moveByHand(new LockInput.HandlePressed(), true);
      case 33 -> world.lock.moveByHand(new LockInput.HandleLifted(), false);
      case 34 -> world.lock.moveByHand(new LockInput.MechanicalKeyTurned(true), true);
      case 35, 36, 37 -> world.lock.moveDoor(world.random.nextBoolean());
      case 38, 39 -> weaken();
      case 40 -> world.lock.cause(new LockInput.KeyPressed(KeypadKey.DOORBELL));
      default -> wait(world.random.nextInt(20));
    }
  }

  private void wait(int how) {
    long seconds =
        switch (how) {
          case 0 -> world.random.nextInt(172_800);
          case 1, 2 -> world.random.nextInt(7_200);
          case 3, 4, 5, 6, 7 -> world.random.nextInt(400);
          default -> world.random.nextInt(30);
        };
    world.lock.pass(Duration.ofSeconds(seconds));
  }

  /// What is no person's doing.
  private void weaken() {
    switch (world.random.nextInt(4)) {
      case 0 -> {
        jammed = world.random.nextInt(3) == 0;
        world.lock.jam(jammed);
      }
      case 1 -> {
        int percent = List.of(3, 12, 60, 100, 100).get(world.random.nextInt(5));
        world.model.battery = percent;
        world.lock.charge(percent);
      }
      case 2 -> world.lock.skew(world.random.nextInt(2 * FleetClock.PPM_MAX) - FleetClock.PPM_MAX);
      default -> world.lock.losePower();
    }
  }

  /// The door has opened to a right, and to nothing else.
  private void look(int openingsBefore) {
    boolean opened = world.notes.openings > openingsBefore;
    boolean retried =
        jammed
            || wasJammed
            || world.notes.events.contains(new LockEvent.Alarm(AlarmCode.LOCK_JAMMED));
    assertTrue(
        world.notes.withdrawals == 0 || opened || retried,
        "the bolt was withdrawn without a right");
    if (!world.lock.powered()) {
      return;
    }
    agreement.assertAgreement("after a step");
    if (opened && !retried && !armed) {
      world.lock.pass(TRAVEL);
      assertEquals(BoltState.UNLOCKED, world.lock.bolt(), "the door stayed shut");
    }
    wasJammed = jammed;
  }

  /// Power comes back, if it went: then the flash holds the step wholly, or not at all.
  private void recover() {
    if (world.lock.powered()) {
      return;
    }
    world.reached.add(armed ? "power lost when a cut was due" : "power lost");
    armed = false;
    if (!agreement.agrees(world.model)) {
      assertTrue(
          agreement.agrees(world.fallback),
          () -> "a step is there by half after a power cut\n" + agreement.difference());
      world.model = world.fallback;
      world.reached.add("a step undone by a power cut");
    }
    world.powerLost();
    wait(world.random.nextInt(20));
    world.lock.powerOn(false);
    world.lock.pass(TRAVEL);
    world.settle();
    agreement.assertAgreement("after power came back");
    agreement.assertNothingLost();
    if (world.random.nextInt(4) > 0) {
      house.time(world.owners());
      agreement.assertAgreement("after the clock was set");
    }
  }

  /// Nobody comes any more: a door that may lock itself has done so (LK-83).
  private void leftAlone() {
    world.lock.jam(false);
    world.model.battery = 100;
    world.lock.charge(100);
    world.lock.losePower();
    world.powerLost();
    world.lock.powerOn(false);
    world.lock.pass(Duration.ofMinutes(1));
    assertTrue(
        world.model.mode == OperatingMode.PASSAGE || world.lock.bolt() == BoltState.LOCKED,
        "the door was not locked again");
    world.reached.add(world.model.mode == OperatingMode.PASSAGE ? "left open" : "left alone");
    if (world.model.tries.budgetsSpent() > 0) {
      world.reached.add("a budget spent");
    }
  }

  Reached reached() {
    return world.reached;
  }

  String where() {
    return agreement.difference();
  }
}
