package dev.mortise.lock.step.request;

import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.challenge.Ask;
import dev.mortise.authority.challenge.ChallengeBook;
import dev.mortise.authority.challenge.ChallengePolicy;
import dev.mortise.authority.challenge.ChallengeUse;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.live.RequestDesk;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.command.CommandResult;
import dev.mortise.lock.step.command.Commands;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import java.util.Optional;

/// A signed command, from its bytes to its being done: who signed, for which lock, over which
/// challenge, with which right.
///
/// The challenge is used up by the first command that bears it under the right signature, whether
/// that is done or refused. Its receipt is the only signed word that there is on it.
final class SignedCommands {

  private SignedCommands() {}

  static void carried(Turn turn, Origin origin, Octets envelope) {
    switch (SignerCheck.of(turn, envelope, SignatureType.COMMAND)) {
      case SignerCheck.Unknown(Refusal reason) -> origin.refuse(turn, reason);
      case SignerCheck.Signed(EnrolledKey key, _) when !origin.speaksFor(turn, key) ->
          origin.refuse(turn, Refusal.UNKNOWN_KEY);
      case SignerCheck.Signed(EnrolledKey key, Octets payload) -> {
        try {
          judge(turn, origin, key, payload, Command.decode(payload));
        } catch (MalformedCbor e) {
          origin.refuse(turn, Refusal.MALFORMED);
        }
      }
    }
  }

  private static void judge(
      Turn turn, Origin origin, EnrolledKey key, Octets payload, Command command) {
    Identity lock = turn.stored().identity();
    if (!command.lock().equals(lock.lockId())) {
      origin.refuse(turn, Refusal.WRONG_LOCK);
      return;
    }
    if (!command.generation().equals(lock.generation())) {
      origin.refuse(turn, Refusal.WRONG_GENERATION);
      return;
    }
    Ask ask = new Ask(key.id(), command.operation(), origin.channel());
    RequestDesk desk = turn.live().requests();
    ChallengePolicy policy = turn.policy().authority().challenges();
    switch (desk.challenges().use(command.challenge(), ask, payload, turn.now(), policy)) {
      case ChallengeUse.Fresh(ChallengeBook after) -> {
        turn.remember(turn.live().with(desk.with(after)));
        execute(turn, origin, key, command);
      }
      case ChallengeUse.UnderWay() -> awaited(turn, origin, command);
      case ChallengeUse.Repeated(Octets receipt) -> Receipts.again(turn, origin, receipt);
      case ChallengeUse.Spent() -> replayed(turn, origin, key, Refusal.REPLAY_REJECTED);
      case ChallengeUse.Unknown() -> replayed(turn, origin, key, Refusal.STALE_CHALLENGE);
    }
  }

  /// Nothing moves twice; the receipt goes to this request too when the command is done.
  private static void awaited(Turn turn, Origin origin, Command command) {
    turn.live()
        .requests()
        .repeating(command.challenge(), origin.correlation())
        .ifPresentOrElse(
            desk -> turn.remember(turn.live().with(desk)),
            () -> origin.refuse(turn, Refusal.TOO_MANY_ATTEMPTS));
  }

  /// The refusal is not signed. A signed word under this challenge would read as the end of the
  /// command, and the lock may well have done that: it cannot tell a late command from one whose
  /// receipt it no longer has.
  private static void replayed(Turn turn, Origin origin, EnrolledKey key, Refusal reason) {
    RequestDesk desk = turn.live().requests();
    Optional<ChallengeBook> noted =
        desk.challenges().replayNoted(turn.now(), turn.policy().authority().challenges());
    if (noted.isPresent()) {
      turn.remember(turn.live().with(desk.with(noted.get())));
      turn.record(new LockEvent.ReplayRejected(key.id()));
    }
    origin.refuse(turn, reason);
  }

  private static void execute(Turn turn, Origin origin, EnrolledKey key, Command command) {
    Optional<Refusal> refusal = changedMeanwhile(turn, command);
    if (refusal.isPresent()) {
      Receipts.refuse(turn, origin, command.challenge(), refusal.get());
      return;
    }
    CommandArguments arguments;
    try {
      arguments = command.readArguments();
    } catch (MalformedCbor e) {
      Receipts.refuse(turn, origin, command.challenge(), Refusal.INVALID_ARGUMENTS);
      return;
    }
    GrantedCommand granted =
        new GrantedCommand(
            arguments, key, origin.channel(), command.challenge(), origin.correlation());
    CommandResult result = Commands.execute(turn, granted);
    Receipts.answer(turn, granted, result);
  }

  private static Optional<Refusal> changedMeanwhile(Turn turn, Command command) {
    return command
        .accessVersion()
        .filter(seen -> !seen.equals(turn.stored().access().version()))
        .map(_ -> Refusal.CHANGED_MEANWHILE);
  }
}
