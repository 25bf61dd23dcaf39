package dev.mortise.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.SampleEvents;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.cddl.Cddl;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.device.SensorReport;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Login;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Schema and code say the same: what one takes the other takes, and what one refuses the other
/// does.
class SchemaTest {

  private static final Cddl SCHEMA = Cddl.ofMortise();

  @Test
  void everyMessageIsWhatTheSchemaSays() {
    samples().forEach(sample -> assertTrue(sample.fitsSchema(), sample.toString()));
  }

  @Test
  @Tag("SEC-7")
  void aMessageWithAFieldTooManyOrTooFewFailsBoth() {
    samples()
        .flatMap(sample -> sample.mutations().stream())
        .forEach(
            mutated -> assertEquals(mutated.fitsSchema(), mutated.isRead(), mutated::toString));
  }

  @Test
  @Tag("SEC-7")
  void anUnknownFieldFailsBoth() {
    samples()
        .map(sample -> sample.with(CborValue.of(99), CborValue.of(1)))
        .forEach(
            mutated -> {
              assertFalse(mutated.fitsSchema(), mutated::toString);
              assertFalse(mutated.isRead(), mutated::toString);
            });
  }

  private static Stream<Sample> samples() {
    return Stream.of(
            of("request", SampleMessages.requests().stream().map(Request::encode)),
            of("command", SampleCommands.commands().stream().map(Command::encode)),
            of("answer", SampleMessages.answers().stream().map(Answer::encode)),
            of("receipt", SampleMessages.receipts().stream().map(Receipt::encode)),
            of("invitation", SampleMessages.invitations().stream().map(Invitation::encode)),
            of("revocation", SampleMessages.revocations().stream().map(Revocation::encode)),
            of("event", SampleEvents.messages().stream().map(EventMessage::encode)),
            of(
                "report",
                Stream.of(
                    new SensorReport(SampleMessages.LOCK, SampleMessages.GENERATION, 9, true)
                        .encode())),
            of(
                "manifest",
                Stream.of(
                    FirmwareManifest.of("video-lock", new FirmwareVersion(2), new byte[] {1, 2, 3})
                        .encode())),
            of("firmware-need", SampleMessages.firmwareNeeds().stream().map(FirmwareNeed::encode)),
            of(
                "image-chunk",
                Stream.of(
                    new ImageChunk(
                            SampleMessages.octets(1, 32), 65_536, SampleMessages.octets(2, 700))
                        .encode())),
            of("login", Stream.of(SampleMessages.login().encode())),
            of(
                "refusal",
                SampleMessages.responses().stream()
                    .filter(Response.Refused.class::isInstance)
                    .map(Response::encode)))
        .flatMap(samples -> samples);
  }

  private static Stream<Sample> of(String rule, Stream<Octets> messages) {
    return messages.map(message -> new Sample(rule, (CborMap) decode(message)));
  }

  private static CborValue decode(Octets message) {
    try {
      return Cbor.decode(message, MessageLimits.REQUEST);
    } catch (MalformedCbor e) {
      throw new IllegalStateException(e);
    }
  }

  /// A message as a map, with the rule it belongs to.
  private record Sample(String rule, CborMap map) {

    private boolean fitsSchema() {
      return SCHEMA.matches(rule, map);
    }

    private boolean isRead() {
      Octets bytes = Cbor.encode(map);
      try {
        switch (rule) {
          case "request" -> Request.decode(bytes);
          case "command" -> Command.decode(bytes).readArguments();
          case "answer" -> Answer.decode(bytes);
          case "receipt" -> Receipt.decode(bytes);
          case "invitation" -> Invitation.decode(bytes);
          case "revocation" -> Revocation.decode(bytes);
          case "event" -> EventMessage.decode(bytes);
          case "report" -> SensorReport.decode(bytes);
          case "manifest" -> FirmwareManifest.decode(bytes);
          case "firmware-need" -> FirmwareNeed.decode(bytes);
          case "image-chunk" -> ImageChunk.decode(bytes);
          case "login" -> Login.decode(bytes);
          case "refusal" -> Response.decode(bytes);
          default -> throw new IllegalStateException(rule);
        }
        return true;
      } catch (MalformedCbor e) {
        return false;
      }
    }

    private Sample with(CborKey key, CborValue value) {
      TreeMap<CborKey, CborValue> fields = new TreeMap<>(map.entries());
      fields.put(key, value);
      return new Sample(rule, CborMap.of(fields));
    }

    /// The message without each of its fields in turn, and with something else in each of them.
    private List<Sample> mutations() {
      return map.entries().keySet().stream()
          .flatMap(
              key ->
                  Stream.concat(
                      Stream.of(without(key)), strangers().map(value -> with(key, value))))
          .toList();
    }

    private Sample without(CborKey key) {
      TreeMap<CborKey, CborValue> fields = new TreeMap<>(map.entries());
      fields.remove(key);
      return new Sample(rule, CborMap.of(fields));
    }

    private static Stream<CborValue> strangers() {
      return Stream.of(
          CborValue.NULL,
          CborValue.of(true),
          CborValue.of(-1),
          CborValue.of(0),
          CborValue.of(77),
          CborValue.of("stranger"),
          CborValue.of(Octets.ofHex("00")),
          CborValue.of(Octets.adopt(new byte[2000])),
          CborValue.array(),
          CborMap.withFields().build());
    }
  }
}
