package dev.mortise.protocol.message.response;

import dev.mortise.authority.Operation;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.JournalHead;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.secret.Sha256;

/// The lock's answer to a question for a challenge: the challenge, and the only word on its state
/// that an app may show as true.
///
/// @param nonce the one of the question
/// @param challenge for one command by this key to do this operation, by the channel of the
///   question
/// @param newest the end of the lock's journal: an app that has less misses something (SEC-10)
/// @param accessList which access list is in force
public record Answer(
    LockId lock,
    Generation generation,
    Nonce nonce,
    Challenge challenge,
    KeyId key,
    Operation operation,
    JournalHead newest,
    AccessListStamp accessList,
    LockReport report) {

  /// The payload to be signed.
  public Octets encode() {
    CborMap.Builder fields =
        Field.begin(lock, generation)
            .put(3, nonce.octets())
            .put(4, challenge.octets())
            .put(5, key.octets())
            .put(6, operation.wireText())
            .put(7, newest.sequence())
            .put(8, newest.hash())
            .put(9, accessList.version().number())
            .put(10, accessList.hash())
            .put(11, report.bolt().wireText())
            .put(12, report.door().wireText())
            .put(13, report.batteryPercent())
            .put(14, report.mode().wireText())
            .put(15, report.time().map(Field::item).orElse(CborValue.NULL))
            .put(16, report.leavingHome())
            .put(17, report.firmware().number());
    report.model().ifPresent(model -> fields.put(18, model.text()));
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static Answer decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "answer");
    Answer answer =
        new Answer(
            Field.lockId(fields, 1),
            Field.generation(fields, 2),
            new Nonce(fields.bytes(3, Nonce.SIZE)),
            new Challenge(fields.bytes(4, Challenge.SIZE)),
            Field.keyId(fields, 5),
            Field.operation(fields, 6),
            new JournalHead(fields.integer(7, 0, Long.MAX_VALUE), fields.bytes(8, Sha256.SIZE)),
            new AccessListStamp(
                new AccessVersion(fields.integer(9, 0, Long.MAX_VALUE)),
                fields.bytes(10, Sha256.SIZE)),
            new LockReport(
                Field.word(fields, 11, BoltState.values(), BoltState::wireText),
                Field.word(fields, 12, DoorState.values(), DoorState::wireText),
                fields.integer(13, 0, 100),
                Field.word(fields, 14, OperatingMode.values(), OperatingMode::wireText),
                Field.timeOrNull(fields, 15),
                fields.bool(16),
                new FirmwareVersion(fields.integer(17, 1, Integer.MAX_VALUE)),
                fields.optional(18, () -> Field.name(fields, 18))));
    fields.finish();
    return answer;
  }
}
