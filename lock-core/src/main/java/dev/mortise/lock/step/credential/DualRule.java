package dev.mortise.lock.step.credential;

import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.OperationError;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.LiveState.FirstCredential;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.step.Turn;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Household;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.util.Optional;

/// The rule of two credentials: a user under it opens with two of different kinds, the second
/// within ten seconds of the first (ST-7). An app's key is one of them, where it comes second; it
/// has to be answered at once and cannot wait for a finger.
public final class DualRule {

  private DualRule() {}

  /// Whether this is the first of two that are needed: then it is remembered, and the second
  /// awaited. One of the same kind again takes the first one's place, but gives no more time.
  static boolean isFirst(Turn turn, User user, Credential credential, OperationSource source) {
    if (user.terms().rule() == CredentialRule.SINGLE) {
      return false;
    }
    Optional<FirstCredential> before = firstOf(turn, user.index());
    if (before.isPresent() && before.get().ref().kind() != credential.kind()) {
      return false;
    }
    if (before.isEmpty() && turn.live().first().isPresent()) {
      runOut(turn);
    }
    turn.remember(
        turn.live()
            .withFirst(
                new FirstCredential(
                    credential.ref(),
                    user.index(),
                    credential.duress() || before.filter(FirstCredential::duress).isPresent(),
                    source,
                    before
                        .map(FirstCredential::until)
                        .orElseGet(() -> turn.now().plus(turn.policy().keypad().second())))));
    turn.speak(Prompt.SECOND_CREDENTIAL);
    return true;
  }

  /// Why a key of this user is not enough to open, or empty if it is.
  public static Optional<OperationError> refusalOfKey(Turn turn, User user) {
    return user.terms().rule() == CredentialRule.SINGLE || firstOf(turn, user.index()).isPresent()
        ? Optional.empty()
        : Optional.of(OperationError.NOT_ENOUGH_CREDENTIALS);
  }

  /// Takes the first credential of this user, if it waits: what it was for is done or refused. A
  /// user who showed duress with either of two shows it with both.
  static Optional<FirstCredential> take(Turn turn, UserIndex holder) {
    Optional<FirstCredential> first = firstOf(turn, holder);
    if (first.isPresent()) {
      turn.remember(turn.live().withoutFirst());
    }
    return first;
  }

  /// Takes the first credential of this user, if it waits, and opens the door by it.
  public static Optional<FirstCredential> use(Turn turn, UserIndex holder) {
    Optional<FirstCredential> first = take(turn, holder);
    first.ifPresent(one -> Presentation.used(turn, one.ref()));
    return first;
  }

  /// The credential that events name for it (D-15).
  public static CredentialRef named(Turn turn, FirstCredential first) {
    Household household = turn.stored().household();
    return household
        .credential(first.ref())
        .map(one -> Presentation.named(household, one).ref())
        .orElse(first.ref());
  }

  /// The second has not come in time.
  public static void runOut(Turn turn) {
    FirstCredential first = turn.live().first().orElseThrow();
    turn.remember(turn.live().withoutFirst());
    if (turn.stored().household().credential(first.ref()).isEmpty()) {
      return; // It was deleted meanwhile.
    }
    LockEvent refused =
        new LockEvent.OperationRefused(
            LockOperation.UNLOCK,
            first.source(),
            OperationError.NOT_ENOUGH_CREDENTIALS,
            Optional.of(first.holder()),
            Optional.of(named(turn, first)),
            Optional.empty());
    if (first.duress()) {
      turn.recordDuress(refused, first.holder());
    } else {
      turn.record(refused);
    }
    turn.beep(Tone.REFUSED);
    turn.speak(Prompt.NOT_ENOUGH_CREDENTIALS);
  }

  /// The first credential of this user, if one waits and is still theirs.
  private static Optional<FirstCredential> firstOf(Turn turn, UserIndex holder) {
    return turn.live()
        .first()
        .filter(first -> first.holder().equals(holder))
        .filter(
            first ->
                turn.stored()
                    .household()
                    .credential(first.ref())
                    .filter(one -> one.holder().equals(holder))
                    .isPresent());
  }
}
