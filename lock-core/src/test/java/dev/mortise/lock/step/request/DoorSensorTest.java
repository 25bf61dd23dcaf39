package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.alarm.AlarmCode;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.door.DoorState;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.body.LockBody;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.device.SensorReport;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A door sensor that reports to a lock whose body senses nothing.
class DoorSensorTest {

  private final LockBench bench =
      new LockBench(LockModel.VIDEO_LOCK.around(LockBody.BODY_5085), LockPolicy.HARDENED);
  private final BenchPhone sensor = new BenchPhone(bench, 5);

  DoorSensorTest() {
    bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.app(5, KeyRole.DOOR_SENSOR, Optional.empty());
    sensor.comeNear();
    bench.turnThePage();
  }

  private CarryReport report(long counter, boolean open) {
    return report(
        new SensorReport(sensor.lock().lockId(), sensor.lock().generation(), counter, open),
        SignatureType.REPORT);
  }

  private CarryReport report(SensorReport report, SignatureType type) {
    return new CarryReport(CoseSign1.sign(type, report.encode(), sensor.signing()));
  }

  private String tell(long counter, boolean open) {
    return BenchPhone.result(sensor.send(report(counter, open)));
  }

  private DoorState leaf() {
    return bench.state().live().doorway().leaf();
  }

  private List<LockEvent.Alarm> alarms() {
    return bench.events(LockEvent.Alarm.class);
  }

  @Test
  @Tag("LK-55")
  @Tag("D-10")
  void whatTheSensorSaysIsHowTheDoorStands() {
    assertEquals(DoorState.UNKNOWN, leaf());

    assertEquals("done", tell(1, false));
    assertEquals(DoorState.CLOSED, leaf());
    bench.press("135790o");
    assertEquals("done", tell(2, true));

    assertEquals(DoorState.OPEN, leaf());
    assertEquals(
        List.of(DoorState.CLOSED, DoorState.OPEN),
        bench.events(LockEvent.Door.class).stream().map(LockEvent.Door::state).toList());
  }

  @Test
  @Tag("LK-55")
  void anAppReadsInTheLocksSignedWordWhatTheSensorSays() {
    BenchPhone app = BenchPhone.ofAdministrator(bench);
    sensor.comeNear();
    assertEquals(DoorState.UNKNOWN, doorShownTo(app));

    tell(1, false);
    assertEquals(DoorState.CLOSED, doorShownTo(app));
    bench.press("135790o");
    tell(2, true);
    assertEquals(DoorState.OPEN, doorShownTo(app));
    bench.pass(Duration.ofMinutes(1));
    assertEquals(DoorState.AJAR, doorShownTo(app));
  }

  private static DoorState doorShownTo(BenchPhone app) {
    return app.ask(Operation.UNLOCK).report().door();
  }

  @Test
  @Tag("LK-55")
  void aDoorLeftOpenIsAjarAndOneOpenedPastTheBoltIsForced() {
    tell(1, false);
    bench.press("135790o");
    tell(2, true);
    bench.pass(Duration.ofSeconds(60));
    assertEquals(DoorState.AJAR, leaf());
    assertEquals(List.of(new LockEvent.Alarm(AlarmCode.DOOR_AJAR)), alarms());

    tell(3, false);
    bench.pass(Duration.ofMinutes(1));
    bench.turnThePage();
    tell(4, true);

    assertEquals(DoorState.FORCED_OPEN, leaf());
    assertEquals(List.of(new LockEvent.Alarm(AlarmCode.DOOR_FORCED_OPEN)), alarms());
  }

  @Test
  @Tag("LK-55")
  void anOldCounterIsRefusedAlsoAfterARestart() {
    tell(1, false);
    tell(7, false);

    assertEquals("(replay-rejected)", tell(7, true));
    assertEquals("(replay-rejected)", tell(6, true));
    bench.powerOn(false);
    sensor.comeNear();
    assertEquals("(replay-rejected)", tell(7, true));

    assertEquals(DoorState.UNKNOWN, leaf());
    assertEquals("done", tell(8, false));
    assertEquals(DoorState.CLOSED, leaf());
  }

  @Test
  @Tag("D-10")
  @Tag("LK-55")
  void afterTenSilentMinutesTheDoorIsUnknown() {
    tell(1, false);
    bench.pass(Duration.ofMinutes(9));
    tell(2, false);
    bench.pass(Duration.ofMinutes(10).minusMillis(1));
    assertEquals(DoorState.CLOSED, leaf());

    bench.pass(Duration.ofMillis(1));
    assertEquals(DoorState.UNKNOWN, leaf());

    tell(3, false);
    assertEquals(DoorState.CLOSED, leaf());
  }

  @Test
  @Tag("D-10")
  @Tag("LK-55")
  void anOpenDoorThatTheSensorWasSilentAboutIsNotForced() {
    tell(1, false);
    bench.press("135790o");
    tell(2, true);
    bench.pass(Duration.ofMinutes(10));
    assertEquals(DoorState.UNKNOWN, leaf());
    bench.turnThePage();

    tell(3, true);

    assertEquals(DoorState.OPEN, leaf());
    assertEquals(List.of(), alarms());
  }

  @Test
  @Tag("D-10")
  @Tag("LK-55")
  void aNewSensorThatFindsTheDoorOpenTellsOfNoForce() {
    tell(1, true);

    assertEquals(DoorState.OPEN, leaf());
    assertEquals(List.of(), alarms());
  }

  @Test
  @Tag("LK-55")
  void onlyTheSensorIsHeardAndOnlyNearby() {
    bench.app(6, KeyRole.REMOTE_CONTROLLER, Optional.empty());
    BenchPhone remote = new BenchPhone(bench, 6).comeNear();
    CarryReport forged =
        new CarryReport(
            CoseSign1.sign(
                SignatureType.REPORT,
                new SensorReport(sensor.lock().lockId(), sensor.lock().generation(), 1, false)
                    .encode(),
                remote.signing()));

    assertEquals("(not-permitted)", BenchPhone.result(remote.send(forged)));
    assertEquals("(unknown-key)", BenchPhone.result(remote.send(report(1, false))));
    assertEquals(
        "(wrong-channel)", BenchPhone.result(sensor.by(Channel.REMOTE).send(report(1, false))));
    assertEquals(DoorState.UNKNOWN, leaf());
  }

  @Test
  @Tag("SEC-6")
  void aReportForAnotherLockOrOfAnotherTypeIsRefused() {
    LockId other = new LockId(new UUID(9, 9));
    Generation later = new Generation(5);
    SensorReport elsewhere = new SensorReport(other, sensor.lock().generation(), 1, false);
    SensorReport before = new SensorReport(sensor.lock().lockId(), later, 1, false);
    SensorReport good =
        new SensorReport(sensor.lock().lockId(), sensor.lock().generation(), 1, false);

    assertEquals(
        "(wrong-lock)", BenchPhone.result(sensor.send(report(elsewhere, SignatureType.REPORT))));
    assertEquals(
        "(wrong-generation)", BenchPhone.result(sensor.send(report(before, SignatureType.REPORT))));
    for (SignatureType type : SignatureType.values()) {
      if (type != SignatureType.REPORT) {
        assertEquals("(unknown-key)", BenchPhone.result(sensor.send(report(good, type))));
      }
    }
    assertEquals(DoorState.UNKNOWN, leaf());
  }

  @Test
  @Tag("LK-55")
  void aFloodOfReportsIsBounded() {
    int taken = 0;
    for (int i = 1; i <= 500; i++) {
      taken += tell(i, i % 2 == 0).equals("done") ? 1 : 0;
    }

    assertEquals(200, taken);
    assertTrue(bench.events(LockEvent.Door.class).size() <= 10);
  }
}
