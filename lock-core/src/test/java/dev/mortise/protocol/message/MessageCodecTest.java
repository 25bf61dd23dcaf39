package dev.mortise.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Login;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MessageCodecTest {

  @Test
  void everyRequestComesBackAsItWent() throws MalformedCbor {
    for (Request request : SampleMessages.requests()) {
      assertEquals(request, Request.decode(request.encode()));
    }
  }

  @Test
  void everyCommandComesBackWithItsArguments() throws MalformedCbor {
    List<Command> commands = SampleCommands.commands();
    List<CommandArguments> arguments = SampleCommands.arguments();
    for (int i = 0; i < commands.size(); i++) {
      Command read = Command.decode(commands.get(i).encode());
      assertEquals(commands.get(i), read);
      assertEquals(arguments.get(i), read.readArguments());
    }
  }

  @Test
  void everyResponseComesBackAsItWent() throws MalformedCbor {
    for (Response response : SampleMessages.responses()) {
      assertEquals(response, Response.decode(response.encode()));
    }
    for (Answer answer : SampleMessages.answers()) {
      assertEquals(answer, Answer.decode(answer.encode()));
    }
    for (Receipt receipt : SampleMessages.receipts()) {
      assertEquals(receipt, Receipt.decode(receipt.encode()));
    }
  }

  @Test
  void everyGrantComesBackAsItWent() throws MalformedCbor {
    for (Invitation invitation : SampleMessages.invitations()) {
      assertEquals(invitation, Invitation.decode(invitation.encode()));
    }
    for (Revocation revocation : SampleMessages.revocations()) {
      assertEquals(revocation, Revocation.decode(revocation.encode()));
    }
    assertEquals(SampleMessages.login(), Login.decode(SampleMessages.login().encode()));
  }

  @Test
  void aManifestForAModelWithControlsIsMalformed() {
    FirmwareManifest good = FirmwareManifest.of("modelx", new FirmwareVersion(2), new byte[3]);
    byte[] bytes = good.encode().copy();
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 'x') {
        bytes[at] = 0x1b;
      }
    }
    assertThrows(MalformedCbor.class, () -> FirmwareManifest.decode(Octets.of(bytes)));
    assertThrows(
        IllegalArgumentException.class,
        () -> FirmwareManifest.of("model\u009b", new FirmwareVersion(2), new byte[3]));
  }

  @Test
  void everyPayloadFitsAnEnvelope() {
    int envelopeAround = 100;
    SampleMessages.receipts().stream()
        .map(Receipt::encode)
        .forEach(
            payload ->
                assertTrue(payload.size() + envelopeAround <= CoseSign1.MAX_SIZE, "receipt"));
    SampleMessages.invitations().stream()
        .map(Invitation::encode)
        .forEach(
            payload ->
                assertTrue(payload.size() + envelopeAround <= CoseSign1.MAX_SIZE, "invitation"));
  }

  @Test
  @Tag("SEC-7")
  void allFaultsOfAMessageAreNamedAtOnce() {
    CborValue rubbish =
        CborMap.withFields()
            .put(1, Octets.ofHex("00"))
            .put(2, -1)
            .put(3, "challenge")
            .put(4, "open-sesame")
            .put(9, 9)
            .build();
    MalformedCbor fault =
        assertThrows(MalformedCbor.class, () -> Command.decode(Cbor.encode(rubbish)));
    assertEquals(5, fault.faults().size(), fault.getMessage());
  }

  @Test
  @Tag("SEC-7")
  void anAccessVersionWhereNoneBelongsIsRefused() {
    CborMap.Builder unlock = command("unlock").put(6, 1);
    assertThrows(MalformedCbor.class, () -> Command.decode(Cbor.encode(unlock.build())));
    CborMap.Builder deletion =
        command("delete-user").put(5, CborMap.withFields().put(1, 1).build());
    assertThrows(MalformedCbor.class, () -> Command.decode(Cbor.encode(deletion.build())));
  }

  @Test
  @Tag("SEC-7")
  void argumentsThatDoNotFitTheOperationAreRefused() throws MalformedCbor {
    CborMap stray = CborMap.withFields().put(1, 1).build();
    Command unlock = Command.decode(Cbor.encode(command("unlock").put(5, stray).build()));
    assertThrows(MalformedCbor.class, unlock::readArguments);
    Command both =
        Command.decode(
            Cbor.encode(
                command("set-mode")
                    .put(5, CborMap.withFields().put(1, "normal").put(2, true).build())
                    .build()));
    assertThrows(MalformedCbor.class, both::readArguments);
  }

  @Test
  void argumentsOfALaterOperationAreLeftUnread() throws MalformedCbor {
    CborMap stray = CborMap.withFields().put(99, "anything").build();
    Command later = Command.decode(Cbor.encode(command("invite").put(5, stray).build()));
    assertEquals(new CommandArguments.Unread(later.operation()), later.readArguments());
  }

  @Test
  void halfAnInvitationIsNoPairRequest() {
    Octets whole = SampleMessages.requests().get(4).encode();
    CborMap.Builder half = CborMap.withFields();
    assertThrows(
        MalformedCbor.class,
        () -> {
          CborMap map = (CborMap) Cbor.decode(whole, MessageLimits.REQUEST);
          for (long key = 0; key <= 9; key++) {
            Optional<CborValue> value = map.at(key);
            if (value.isPresent()) {
              half.put(key, value.get());
            }
          }
          Request.decode(Cbor.encode(half.build()));
        });
  }

  private static CborMap.Builder command(String operation) {
    return Field.begin(SampleMessages.LOCK, SampleMessages.GENERATION)
        .put(3, SampleMessages.challenge().octets())
        .put(4, operation);
  }
}
