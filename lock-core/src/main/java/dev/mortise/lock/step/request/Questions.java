package dev.mortise.lock.step.request;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.challenge.Ask;
import dev.mortise.authority.challenge.ChallengeBook;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.step.right.RefusedMoves;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.LockReport;
import java.util.Optional;

/// Answering a question for a challenge. Every enrolled app may ask, whatever its role, because the
/// signed answer is its only source for the lock's state; what it may do is judged with the
/// command.
final class Questions {

  private static final int FULL = 100;

  private Questions() {}

  static void asked(Turn turn, Origin origin, AskChallenge question) {
    if (!question.lock().equals(turn.stored().identity().lockId())) {
      origin.refuse(turn, Refusal.WRONG_LOCK);
      return;
    }
    Optional<EnrolledKey> key = turn.stored().access().find(question.key());
    if (key.isEmpty() || !origin.speaksFor(turn, key.get())) {
      origin.refuse(turn, Refusal.UNKNOWN_KEY);
      return;
    }
    Optional<Refusal> refusal = KeyRights.refusalOf(turn, key.get());
    if (refusal.isPresent()) {
      if (origin.channel() == Channel.NEAR) {
        // The handshake has shown who asks. From afar a question is unsigned: it may be anybody's.
        RefusedMoves.note(turn, key.get(), question.operation(), Channel.NEAR, refusal.get());
      }
      origin.refuse(turn, refusal.get());
      return;
    }
    RequestDesk.Asker asker = new RequestDesk.Asker(question.key(), origin.channel());
    Optional<RequestDesk> desk =
        turn.live()
            .requests()
            .asking(asker, turn.now(), turn.policy().authority().challenges().questions());
    if (desk.isEmpty()) {
      origin.refuse(turn, Refusal.TOO_MANY_ATTEMPTS);
      return;
    }
    turn.remember(turn.live().with(desk.get()));
    answer(turn, origin, question);
  }

  private static void answer(Turn turn, Origin origin, AskChallenge question) {
    Challenge challenge = ChallengeBook.draw(turn.entropy());
    Ask ask = new Ask(question.key(), question.operation(), origin.channel());
    AccessListStamp stamp = stamp(turn);
    RequestDesk desk = turn.live().requests();
    turn.remember(
        turn.live()
            .with(
                desk.with(
                    desk.challenges()
                        .give(
                            challenge, ask, turn.now(), turn.policy().authority().challenges()))));
    StoredState stored = turn.stored();
    Answer answer =
        new Answer(
            stored.identity().lockId(),
            stored.identity().generation(),
            question.nonce(),
            challenge,
            question.key(),
            question.operation(),
            stored.journal(),
            stamp,
            report(turn));
    turn.answer(origin.correlation(), new Reply.Signed(SignatureType.ANSWER, answer.encode()));
  }

  /// The list is encoded and hashed once for each version of it.
  private static AccessListStamp stamp(Turn turn) {
    RequestDesk desk = turn.live().requests();
    Optional<AccessListStamp> known =
        desk.stamp().filter(one -> one.version().equals(turn.stored().access().version()));
    if (known.isPresent()) {
      return known.get();
    }
    AccessListStamp current = Listing.of(turn.stored()).stamp();
    turn.remember(turn.live().with(desk.with(current)));
    return current;
  }

  /// A battery that was not measured yet is reported as full, as it is taken to be.
  private static LockReport report(Turn turn) {
    Doorway doorway = turn.live().doorway();
    return new LockReport(
        doorway.bolt(),
        doorway.leaf(),
        turn.live().supply().percent().orElse(FULL),
        turn.stored().modes().operating(),
        turn.wall(),
        turn.stored().modes().leavingHome(),
        turn.stored().firmware().version(),
        Optional.of(new DisplayName(turn.model().name())));
  }
}
