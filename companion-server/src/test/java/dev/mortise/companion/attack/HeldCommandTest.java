package dev.mortise.companion.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.door.BoltState;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A companion that holds a tapped command back and lets it go when it likes.
@Timeout(120)
class HeldCommandTest {

  private static final Duration LIFE = Duration.ofSeconds(30);
  private static final Response STALE = new Response.Refused(Refusal.STALE_CHALLENGE);

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

  /// What the phone would send to have the lock do this, over a challenge of this moment.
  private Octets tapped(CommandArguments arguments) {
    Operation operation = arguments.operation();
    Dialogue.Heard heard = siege.dialogue(wire).question(operation);
    Answer answer = assertInstanceOf(Dialogue.Heard.Answered.class, heard).answer();
    Command command =
        Command.of(
            siege.identity.lock(), siege.identity.generation(), answer.challenge(), arguments);
    return new CarryCommand(
            CoseSign1.sign(SignatureType.COMMAND, command.encode(), siege.phone.signing()))
        .encode();
  }

  @Test
  @Tag("SEC-2")
  void justInsideTheChallengesLifeItIsGoodOnce() throws Exception {
    Octets unlock = tapped(new CommandArguments.Unlock());
    siege.world.turn(LIFE);

    Octets receipt = siege.sendWhileTimePasses(unlock);

    assertInstanceOf(Response.Signed.class, Response.decode(receipt));
    assertEquals(1, siege.openings());
    siege.lockByHand();
    siege.world.turn(Duration.ofSeconds(1));
    assertEquals(STALE, Response.decode(siege.send(unlock)));
    assertEquals(1, siege.openings());
  }

  @Test
  @Tag("SEC-2")
  void afterTheChallengesLifeItIsRefused() throws Exception {
    Octets unlock = tapped(new CommandArguments.Unlock());
    siege.world.turn(LIFE.plusSeconds(1));

    assertEquals(STALE, Response.decode(siege.sendWhileTimePasses(unlock)));

    assertEquals(0, siege.openings());
  }

  @Test
  @Tag("SEC-2")
  void letGoBehindALaterCommandWhenItsLifeIsOverItIsRefused() throws Exception {
    Octets unlock = tapped(new CommandArguments.Unlock());
    siege.world.turn(LIFE.minusSeconds(10));
    Octets lock = tapped(new CommandArguments.Lock());
    assertInstanceOf(Response.Signed.class, Response.decode(siege.sendWhileTimePasses(lock)));
    siege.world.turn(Duration.ofSeconds(11));

    assertEquals(STALE, Response.decode(siege.sendWhileTimePasses(unlock)));

    assertEquals(BoltState.LOCKED, siege.bolt());
    assertEquals(0, siege.openings());
  }

  @Test
  @Tag("SEC-2")
  void sentManyTimesAtOnceItOpensOnceAndAllGetTheOneReceipt() {
    Octets unlock = tapped(new CommandArguments.Unlock());

    List<Octets> receipts =
        siege.whileTimePasses(
            () -> {
              var sent =
                  List.of(unlock, unlock, unlock).stream()
                      .map(
                          same ->
                              CompletableFuture.supplyAsync(
                                  () -> siege.send(same), Thread::startVirtualThread))
                      .toList();
              return sent.stream().map(CompletableFuture::join).distinct().toList();
            });

    assertEquals(1, receipts.size());
    assertEquals(1, siege.openings());
  }

  @Test
  @Tag("SEC-2")
  void aCommandOfWhichNoReceiptCameIsNeverTakenForDone() {
    wire.onResponse = response -> wire.requests.size() == 2 ? Octets.of((byte) 0xf6) : response;

    Outcome told =
        siege.whileTimePasses(() -> siege.dialogue(wire).command(new CommandArguments.Unlock()));

    assertInstanceOf(Outcome.NotVerified.class, told);
    assertEquals(1, siege.openings());
  }
}
