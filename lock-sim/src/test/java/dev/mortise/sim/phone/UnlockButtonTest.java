package dev.mortise.sim.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.JournalHead;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.LockReport;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnlockButtonTest {

  @ParameterizedTest
  @Tag("LK-38")
  @CsvSource(
      delimiter = '|',
      value = {
        "ADMINISTRATOR | NEAR   | NORMAL  | Unlock by Bluetooth",
        "ADMINISTRATOR | REMOTE | NORMAL  | Unlock",
        "USER          | REMOTE | NORMAL  | Unlock",
        "USER          | NEAR   | PASSAGE | Unlock by Bluetooth",
        "ADMINISTRATOR | REMOTE | PRIVACY | Unlock",
        "USER | NEAR | PRIVACY | Cannot unlock: privacy mode admits administrators only",
        "VISITOR | NEAR | NORMAL | Unlock by Bluetooth",
        "VISITOR | REMOTE | NORMAL | Cannot unlock: this phone opens from nearby alone",
        "ALARMS_ONLY | NEAR | NORMAL | Cannot unlock: this phone gets the alarms, and opens"
            + " nothing",
        "USER | NEAR | NO_REMOTE_LOCK_UNLOCK | Unlock by Bluetooth",
        "USER | REMOTE | NO_REMOTE_LOCK_UNLOCK"
            + " | Cannot unlock: the lock's mode allows no unlocking from afar"
      })
  @Tag("D-9")
  void itSaysWhatItWillDoOrWhyItCannot(
      KeyRole role, Channel channel, OperatingMode mode, String says) {
    assertEquals(says, UnlockButton.of(role, channel, new Heard.Answered(answer(mode))));
  }

  @Test
  @Tag("LK-38")
  void withoutTheLocksWordItPromisesNothing() {
    assertEquals(
        "Cannot unlock: the lock is off line",
        of(new Outcome.NoReceipt("the lock is off line", Duration.ZERO)));
    assertEquals(
        "Cannot unlock: the lock did not sign this",
        of(new Outcome.NotVerified("the lock did not sign this")));
    assertEquals(
        "Cannot unlock: somebody, perhaps the lock, refuses: unknown key",
        of(new Outcome.Refused(Refusal.UNKNOWN_KEY, false)));
  }

  private static String of(Outcome failed) {
    return UnlockButton.of(KeyRole.ADMINISTRATOR, Channel.REMOTE, new Heard.Failed(failed));
  }

  private static Answer answer(OperatingMode mode) {
    return new Answer(
        new LockId(new UUID(1, 2)),
        Generation.FIRST,
        new Nonce(zeros(Nonce.SIZE)),
        new Challenge(zeros(Challenge.SIZE)),
        new KeyId(zeros(KeyId.SIZE)),
        Operation.UNLOCK,
        JournalHead.EMPTY,
        new AccessListStamp(AccessVersion.FIRST, zeros(32)),
        new LockReport(
            BoltState.LOCKED,
            DoorState.CLOSED,
            80,
            mode,
            Optional.empty(),
            false,
            FirmwareVersion.FACTORY,
            Optional.of(new DisplayName("video-lock"))));
  }

  private static Octets zeros(int size) {
    return Octets.adopt(new byte[size]);
  }
}
