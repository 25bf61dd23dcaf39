package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.Moment;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.secret.Entropy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Where the challenge comes from that the machine answers with.
class DrawnChallengesTest {

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @Test
  @Tag("SEC-5")
  void itFollowsFromTheBytesOfTheInputAndFromNothingElse() {
    Challenge drawn = drawn(1, 0, Operation.UNLOCK, Duration.ZERO);

    assertEquals(drawn, drawn(1, 7, Operation.UNLOCK, Duration.ZERO));
    assertEquals(drawn, drawn(1, 0, Operation.LOCK, Duration.ZERO));
    assertEquals(drawn, drawn(1, 0, Operation.UNLOCK, Duration.ofHours(1)));
    bench.press("135790o");
    assertEquals(drawn, drawn(1, 0, Operation.UNLOCK, Duration.ZERO));
    for (int other = 2; other < 20; other++) {
      assertNotEquals(drawn, drawn(other, 0, Operation.UNLOCK, Duration.ZERO));
    }
  }

  /// The challenge of the answer to one question, which the bench itself never hears.
  private Challenge drawn(int entropy, int nonce, Operation operation, Duration later) {
    byte[] fresh = new byte[Entropy.SIZE];
    fresh[entropy % Entropy.SIZE] = (byte) entropy;
    AskChallenge question =
        new AskChallenge(
            phone.lock().lockId(),
            phone.signing().publicKey().id(),
            new Nonce(Octets.ofHex("%032x".formatted(nonce))),
            operation);
    LockInput input =
        new LockInput.MessageReceived(
            Channel.REMOTE,
            new ConnectionId(1),
            new Correlation(Octets.of((byte) 1)),
            question.encode());
    Moment moment =
        new Moment(bench.now().plus(later), Optional.of(LockBench.MORNING), Entropy.of(fresh));
    return bench.machine().decide(bench.state(), input, moment).effects().stream()
        .filter(LockEffect.Answer.class::isInstance)
        .map(effect -> BenchPhone.answer(((LockEffect.Answer) effect).reply()).challenge())
        .findFirst()
        .orElseThrow();
  }
}
