package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.LockInput;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.List;

/// Passcodes and fingers are enrolled.
final class EnrolSteps {

  private final World world;
  private final Orders orders;
  private int fingers = 100;

  EnrolSteps(World world) {
    this.world = world;
    this.orders = new Orders(world);
  }

  /// A credential is enrolled: begun by the owner's app, done at the lock.
  void enrol() {
    int holder = 1 + world.random.nextInt(HouseSteps.PEOPLE_MAX);
    boolean code = world.random.nextInt(3) > 0;
    boolean duress = world.random.nextInt(3) == 0;
    world.press('x');
    orders.prepare(world.owners());
    boolean allowed =
        world.model.people.containsKey(holder)
            && !world.model.isLocked()
            && hasRoom(holder, code, duress)
            && (!duress || Codes.hasOrdinary(world.model, holder, code));
    CredentialKind kind = code ? CredentialKind.PASSCODE : CredentialKind.FINGERPRINT;
    CommandArguments start =
        new CommandArguments.StartEnrolment(new UserIndex(holder), kind, duress);
    if (orders.sent(world.owners(), start, allowed)) {
      if (code) {
        enrolCode(holder, duress);
      } else {
        enrolFinger(holder, duress);
      }
    }
  }

  private boolean hasRoom(int holder, boolean code, boolean duress) {
    return Codes.count(world.model, holder, code, duress) < (code || duress ? 1 : 5);
  }

  /// A weak code is refused; one that collides with another counts as a wrong try besides (D-13).
  private void enrolCode(int holder, boolean duress) {
    String digits = choice();
    world.type(digits);
    world.settle();
    boolean powered = world.lock.powered();
    boolean taken = Codes.isAllowed(digits) && Codes.collides(digits, world.model.codes.values());
    if (powered && taken) {
      world.model.collided();
      world.reached.add("a colliding new code");
    }
    world.confirm();
    if (powered && !Codes.isAllowed(digits)) {
      world.reached.add("a weak new code");
    }
    if (!Codes.isAllowed(digits) || taken) {
      world.press('x');
      return;
    }
    world.type(digits);
    world.confirm();
    world
        .notes
        .added(CredentialKind.PASSCODE)
        .ifPresent(slot -> world.model.codes.put(slot, new Reference.Code(digits, holder, duress)));
    assertEquals(
        world.lock.powered(),
        world.lock.powered() && world.notes.added(CredentialKind.PASSCODE).isPresent(),
        "a good code was not taken");
  }

  private String choice() {
    if (world.random.nextInt(4) == 0) {
      List<Reference.Code> all = List.copyOf(world.model.codes.values());
      return all.get(world.random.nextInt(all.size())).digits();
    }
    if (world.random.nextInt(4) == 0) {
      return List.of("123456", "9876543", "5555550", "0123450").get(world.random.nextInt(4));
    }
    return Long.toString(100_000 + world.random.nextInt(900_000));
  }

  private void enrolFinger(int holder, boolean duress) {
    for (int touch = 0; touch < 3; touch++) {
      world.lock.cause(
          new LockInput.FingerPresented(
              new FingerSample.Captured(World.template(fingers++), new MatchOutcome.NoMatch())));
      world.lock.pass(Duration.ofSeconds(1));
    }
    world
        .notes
        .added(CredentialKind.FINGERPRINT)
        .ifPresent(slot -> world.model.fingers.put(slot, new Reference.Finger(holder, duress)));
  }
}
