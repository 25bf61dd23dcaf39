package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.command.CommandArguments.AddAccessory;
import dev.mortise.protocol.message.command.CommandArguments.RemoveAccessory;
import dev.mortise.user.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Remote controllers and door sensors among the enrolled keys.
class DevicesTest {

  private final LockBench bench = new LockBench();
  private final EnrolledKey administrator =
      bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(bench.user(1, Role.ADMINISTRATOR, "135790")));

  private static AddAccessory accessory(KeyRole role, int number) {
    return new AddAccessory(
        role,
        BenchHousehold.signing(number).publicKey(),
        BenchHousehold.agreement(number).publicKey(),
        new DisplayName("Device " + number));
  }

  private static KeyId id(int number) {
    return BenchHousehold.signing(number).publicKey().id();
  }

  private String tell(CommandArguments arguments) {
    return bench.result(administrator, Channel.NEAR, arguments);
  }

  private EnrolledKey key(int number) {
    return bench.state().stored().access().find(id(number)).orElseThrow();
  }

  @Test
  @Tag("LK-54")
  void anAdministratorAddsAndRemovesAccessories() {
    assertEquals("done", tell(accessory(KeyRole.REMOTE_CONTROLLER, 5)));
    assertEquals(KeyRole.REMOTE_CONTROLLER, key(5).role());
    assertEquals("done", tell(new RemoveAccessory(id(5))));

    assertTrue(bench.state().stored().access().find(id(5)).isEmpty());
    assertEquals(
        List.of(Change.ADDED, Change.DELETED),
        bench.events(LockEvent.Device.class).stream().map(LockEvent.Device::change).toList());
    assertEquals(
        Optional.of(administrator.id()),
        bench.events(LockEvent.Device.class).getFirst().by().key());
  }

  @Test
  @Tag("LK-54")
  void nobodyElseAddsOrRemovesThem() {
    tell(accessory(KeyRole.REMOTE_CONTROLLER, 5));
    EnrolledKey user = bench.app(2, KeyRole.USER, Optional.empty());

    for (EnrolledKey other : List.of(user, key(5))) {
      assertEquals(
          "not-permitted",
          bench.result(other, Channel.NEAR, accessory(KeyRole.REMOTE_CONTROLLER, 6)));
      assertEquals("not-permitted", bench.result(other, Channel.NEAR, new RemoveAccessory(id(5))));
    }
  }

  @Test
  @Tag("LK-54")
  void aKeyThatIsKnownIsNoNewAccessory() {
    assertEquals("invalid-arguments", tell(accessory(KeyRole.REMOTE_CONTROLLER, 1)));
    assertEquals("done", tell(accessory(KeyRole.REMOTE_CONTROLLER, 5)));
    assertEquals("invalid-arguments", tell(accessory(KeyRole.DOOR_SENSOR, 5)));
  }

  @Test
  @Tag("LK-54")
  void anAppIsNoAccessoryToBeRemoved() {
    assertEquals("unknown-key", tell(new RemoveAccessory(administrator.id())));
    assertEquals("unknown-key", tell(new RemoveAccessory(id(9))));
  }

  @Test
  @Tag("LK-54")
  void eightDevicesHaveRoomAndOneDoorSensor() {
    assertEquals("done", tell(accessory(KeyRole.DOOR_SENSOR, 10)));
    assertEquals("no-room", tell(accessory(KeyRole.DOOR_SENSOR, 11)));
    for (int i = 1; i < 8; i++) {
      assertEquals("done", tell(accessory(KeyRole.REMOTE_CONTROLLER, 10 + i)));
    }

    assertEquals("no-room", tell(accessory(KeyRole.REMOTE_CONTROLLER, 20)));
  }

  @Test
  @Tag("LK-56")
  @Tag("LK-35")
  void aRemoteControllerOpensTheDoorFromNearby() {
    tell(accessory(KeyRole.REMOTE_CONTROLLER, 5));

    assertEquals(
        "wrong-channel", bench.result(key(5), Channel.REMOTE, new CommandArguments.Unlock()));
    assertFalse(bench.isOpen());
    assertEquals("done", bench.result(key(5), Channel.NEAR, new CommandArguments.Unlock()));

    assertTrue(bench.isOpen());
    assertEquals(
        OperationSource.REMOTE_CONTROLLER,
        bench.events(LockEvent.Operation.class).getFirst().source());
  }

  @Test
  @Tag("D-10")
  void withASensorTheBodysWordDoesNotCount() {
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    assertEquals(DoorState.CLOSED, leaf());

    tell(accessory(KeyRole.DOOR_SENSOR, 5));
    assertEquals(DoorState.UNKNOWN, leaf());
    bench.cause(new LockInput.DoorMoved(DoorState.OPEN));
    bench.cause(new LockInput.DoorMoved(DoorState.CLOSED));
    assertEquals(DoorState.UNKNOWN, leaf());

    tell(new RemoveAccessory(id(5)));
    assertEquals(DoorState.CLOSED, leaf());
  }

  private DoorState leaf() {
    return bench.state().live().doorway().leaf();
  }
}
