package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Operation;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A companion that rewrites versions, algorithms and types of what passes, in both directions.
@Timeout(120)
class DowngradeAttackTest {

  private Siege siege;
  private Wire wire;

  @BeforeEach
  void besiege() throws Exception {
    siege = new Siege();
    wire = new Wire(siege);
  }

  @AfterEach
  void liftTheSiege() {
    siege.close();
  }

  private Answer ask(Operation operation) {
    Dialogue.Heard heard = siege.dialogue(wire).question(operation);
    return assertInstanceOf(Dialogue.Heard.Answered.class, heard).answer();
  }

  private Octets unlock(SignatureType type) {
    Command command =
        Command.of(
            siege.identity.lock(),
            siege.identity.generation(),
            ask(Operation.UNLOCK).challenge(),
            new CommandArguments.Unlock());
    return new CarryCommand(CoseSign1.sign(type, command.encode(), siege.phone.signing())).encode();
  }

  private static Octets withBitFlipped(Octets message, int at, int bit) {
    byte[] bytes = message.copy();
    bytes[at] ^= (byte) (1 << bit);
    return Octets.adopt(bytes);
  }

  /// Header, algorithm, key id, lock, generation, challenge, operation, signature: whichever byte
  /// of a good command is another, it is no command. The good one opens afterwards, so that it was
  /// the change that the others were refused for.
  @Test
  @Tag("SEC-6")
  void aCommandWithAnyByteChangedIsRefusedAndTheGoodOneStillGood() throws Exception {
    Octets unlock = unlock(SignatureType.COMMAND);

    for (int at = 0; at < unlock.size(); at++) {
      assertRefused(withBitFlipped(unlock, at, at % Byte.SIZE), "byte=" + at);
    }
    assertEquals(0, siege.openings());

    Octets receipt = siege.sendWhileTimePasses(unlock);
    assertInstanceOf(Response.Signed.class, Response.decode(receipt));
    assertEquals(1, siege.openings());
  }

  private void assertRefused(Octets request, String what) throws MalformedCbor {
    Response response = Response.decode(siege.send(request));
    assertInstanceOf(Response.Refused.class, response, what);
    assertEquals(BoltState.LOCKED, siege.bolt(), what);
  }

  @ParameterizedTest
  @EnumSource(value = SignatureType.class, mode = EnumSource.Mode.EXCLUDE, names = "COMMAND")
  @Tag("SEC-6")
  void aSignatureOfAnotherTypeIsNoCommand(SignatureType other) throws Exception {
    assertRefused(unlock(other), other.name());
    assertEquals(0, siege.openings());
  }

  @Test
  @Tag("SEC-6")
  void aQuestionForAnotherOperationIsNotAnsweredForTheOneThatWasAsked() {
    wire.onRequest = asked -> replace(asked, "unlock", "unbind");

    Outcome told = siege.dialogue(wire).command(new CommandArguments.Unlock());

    assertFalse(told instanceof Outcome.Done, told::why);
    assertEquals(1, wire.requests.size(), "the phone signs nothing over such an answer");
  }

  @Test
  @Tag("SEC-6")
  @Tag("SEC-11")
  void anAnswerWithAnyByteChangedIsNoWordOfTheLock() {
    Answer good = ask(Operation.UNLOCK);
    assertEquals(siege.identity.lock(), good.lock());
    int size = wire.responses.getLast().size();

    for (int at = 0; at < size; at += 3) {
      int changed = at;
      wire.onResponse = answer -> withBitFlipped(answer, Math.min(changed, answer.size() - 1), 0);
      Dialogue.Heard heard = siege.dialogue(wire).question(Operation.UNLOCK);
      assertInstanceOf(Dialogue.Heard.Failed.class, heard, "byte=" + at);
    }
  }

  @Test
  @Tag("SEC-11")
  void anOldAnswerIsNoWordOfNow() {
    ask(Operation.UNLOCK);
    Octets locked = wire.responses.getLast();
    siege.press(Siege.CODE + " ok");
    wire.onResponse = _ -> locked;

    Dialogue.Heard heard = siege.dialogue(wire).question(Operation.UNLOCK);

    Outcome told = assertInstanceOf(Dialogue.Heard.Failed.class, heard).outcome();
    assertInstanceOf(Outcome.NotVerified.class, told);
  }

  @Test
  @Tag("SEC-6")
  void anAnswerIsNoReceipt() {
    wire.onResponse = _ -> wire.responses.getFirst();

    Outcome told =
        siege.whileTimePasses(() -> siege.dialogue(wire).command(new CommandArguments.Unlock()));

    assertInstanceOf(Outcome.NotVerified.class, told);
  }

  private static Octets replace(Octets message, String what, String by) {
    byte[] bytes = message.copy();
    byte[] old = what.getBytes(StandardCharsets.US_ASCII);
    byte[] fresh = by.getBytes(StandardCharsets.US_ASCII);
    for (int at = 0; at + old.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
        System.arraycopy(fresh, 0, bytes, at, fresh.length);
        return Octets.adopt(bytes);
      }
    }
    throw new AssertionError("nothing to replace what=" + what);
  }
}
