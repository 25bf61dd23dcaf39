package dev.mortise.lock.step.request;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.device.DeviceBook.SensorCount;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.door.DoorSensor;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.device.SensorReport;
import dev.mortise.protocol.message.response.Result;
import java.util.Optional;

/// What a door sensor says (LK-55). Its counter is stored with what follows from the report, so
/// that no restart makes an old report new.
final class SensorReports {

  private SensorReports() {}

  static void carried(Turn turn, Origin origin, Octets envelope) {
    switch (SignerCheck.of(turn, envelope, SignatureType.REPORT)) {
      case SignerCheck.Unknown(Refusal reason) -> origin.refuse(turn, reason);
      case SignerCheck.Signed(EnrolledKey key, _) when !origin.speaksFor(turn, key) ->
          origin.refuse(turn, Refusal.UNKNOWN_KEY);
      case SignerCheck.Signed(EnrolledKey key, Octets payload) -> {
        try {
          judge(turn, origin, key, SensorReport.decode(payload));
        } catch (MalformedCbor e) {
          origin.refuse(turn, Refusal.MALFORMED);
        }
      }
    }
  }

  private static void judge(Turn turn, Origin origin, EnrolledKey key, SensorReport report) {
    Optional<Refusal> refusal = refusal(turn, origin, key, report);
    if (refusal.isPresent()) {
      origin.refuse(turn, refusal.get());
      return;
    }
    DeviceBook devices = turn.stored().devices();
    turn.store(turn.stored().with(devices.with(new SensorCount(key.id(), report.counter()))));
    DoorSensor.reported(turn, report.open());
    Receipts.give(turn, origin, Result.done());
  }

  /// A sensor is heard nearby, and no oftener than an app may ask: each report is stored and
  /// answered under a signature.
  private static Optional<Refusal> refusal(
      Turn turn, Origin origin, EnrolledKey key, SensorReport report) {
    Identity lock = turn.stored().identity();
    if (key.role() != KeyRole.DOOR_SENSOR) {
      return Optional.of(Refusal.NOT_PERMITTED);
    }
    if (origin.channel() != Channel.NEAR) {
      return Optional.of(Refusal.WRONG_CHANNEL);
    }
    if (!report.lock().equals(lock.lockId())) {
      return Optional.of(Refusal.WRONG_LOCK);
    }
    if (!report.generation().equals(lock.generation())) {
      return Optional.of(Refusal.WRONG_GENERATION);
    }
    if (!turn.stored().devices().isFresh(key.id(), report.counter())) {
      return Optional.of(Refusal.REPLAY_REJECTED);
    }
    RequestDesk.Asker asker = new RequestDesk.Asker(key.id(), origin.channel());
    Optional<RequestDesk> desk =
        turn.live()
            .requests()
            .asking(asker, turn.now(), turn.policy().authority().challenges().questions());
    desk.ifPresent(next -> turn.remember(turn.live().with(next)));
    return desk.isPresent() ? Optional.empty() : Optional.of(Refusal.TOO_MANY_ATTEMPTS);
  }
}
