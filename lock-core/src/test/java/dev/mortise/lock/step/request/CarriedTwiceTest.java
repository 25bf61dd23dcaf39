package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.door.BoltState;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput.BoltReported;
import dev.mortise.lock.LockInput.MessageReceived;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.command.CommandArguments.Lock;
import dev.mortise.protocol.message.command.CommandArguments.Unlock;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a companion gets that brings a command more than once, and chooses which of the lock's
/// words to pass on.
class CarriedTwiceTest {

  private static final UserIndex ANN = new UserIndex(1);
  private static final int FIELD = 32;
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("SEC-1")
  void theTwinOfASignatureGetsTheSameReceiptAndMovesNothing() {
    SigningKeyPair p256 =
        SigningKeyPair.generate(
            SignatureAlgorithm.ESP256, Entropy.of(new byte[Entropy.SIZE]), "p256");
    signsWith(bench.app(3, KeyRole.ADMINISTRATOR, Optional.of(ANN)), p256.publicKey());
    BenchPhone hers = new BenchPhone(bench, 3, p256);
    CarryCommand command = hers.signed(new Unlock());
    Receipt first = BenchPhone.receipt(hers.send(command).orElseThrow());
    assertTrue(bench.isOpen());
    bench.turnThePage();
    CarryCommand twin = new CarryCommand(twin(command.envelope()));
    assertNotEquals(command, twin);
    assertEquals(first, BenchPhone.receipt(hers.send(twin).orElseThrow()));
    assertFalse(bench.droveBolt());
    bench.pass(Duration.ofSeconds(31));
    assertEquals("(stale-challenge)", BenchPhone.result(hers.send(twin)));
  }

  /// The other good signature of the same payload: (r, n - s).
  private static Octets twin(Octets envelope) {
    byte[] bytes = envelope.copy();
    int start = bytes.length - FIELD;
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(bytes, start, bytes.length));
    byte[] other = ORDER.subtract(s).toByteArray();
    Arrays.fill(bytes, start, bytes.length, (byte) 0);
    int length = Math.min(FIELD, other.length);
    System.arraycopy(other, other.length - length, bytes, bytes.length - length, length);
    return Octets.adopt(bytes);
  }

  private void signsWith(EnrolledKey app, SigningKey signing) {
    var stored = bench.state().stored();
    EnrolledKey other =
        new EnrolledKey(
            signing,
            app.agreementKey(),
            app.role(),
            app.user(),
            app.account(),
            app.name(),
            app.limits(),
            app.validity(),
            app.serial());
    bench.setUp(stored.with(stored.access().without(app.id()).with(other)));
  }

  @Test
  @Tag("SEC-1")
  void aCommandThatWasDoneIsNeverDeniedUnderTheLocksSignature() {
    List<CarryCommand> done = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      CarryCommand command = phone.signed(i % 2 == 0 ? new Unlock() : new Lock());
      assertEquals("done", BenchPhone.result(phone.send(command)));
      done.add(command);
    }
    bench.turnThePage();
    for (int i = 0; i < done.size(); i++) {
      String expected = i < 2 ? "(stale-challenge)" : "done";
      assertEquals(expected, BenchPhone.result(phone.send(done.get(i))), "command " + i);
    }
    assertFalse(bench.droveBolt());
  }

  @Test
  @Tag("SEC-1")
  void whoeverSendsACommandAgainWhileTheBoltMovesGetsItsReceiptToo() {
    CarryCommand command = phone.signed(new Unlock());
    LockState state = bench.state();
    for (int i = 1; i <= 3; i++) {
      Decision decision = bench.machine().decide(state, carried(command, i), moment());
      assertEquals(i == 1, decision.effects().contains(new LockEffect.DriveBolt(false)));
      assertEquals(List.of(), answered(decision));
      state = decision.next();
    }
    Decision end = bench.machine().decide(state, new BoltReported(BoltState.UNLOCKED), moment());
    assertEquals(List.of(1, 2, 3), answered(end));
    assertEquals(List.of(), end.next().live().requests().repeats());
  }

  @Test
  @Tag("SEC-1")
  void onlySoManyRepeatsWaitForOneReceipt() {
    CarryCommand command = phone.signed(new Unlock());
    LockState state = bench.state();
    for (int i = 0; i < 40; i++) {
      Decision decision = bench.machine().decide(state, carried(command, i), moment());
      assertEquals(i > RequestDesk.MAX_REPEATS, !answered(decision).isEmpty(), "repeat " + i);
      state = decision.next();
    }
  }

  private static MessageReceived carried(CarryCommand command, int correlation) {
    return new MessageReceived(
        Channel.REMOTE,
        new ConnectionId(1),
        new Correlation(Octets.of((byte) correlation)),
        command.encode());
  }

  private Moment moment() {
    return new Moment(
        bench.now(), Optional.of(LockBench.MORNING), Entropy.of(new byte[Entropy.SIZE]));
  }

  private static List<Integer> answered(Decision decision) {
    return decision.effects().stream()
        .filter(LockEffect.Answer.class::isInstance)
        .map(effect -> (int) ((LockEffect.Answer) effect).correlation().octets().copy()[0])
        .toList();
  }
}
