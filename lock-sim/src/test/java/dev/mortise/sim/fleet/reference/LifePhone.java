package dev.mortise.sim.fleet.reference;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.stored.Identity;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.sim.fleet.FleetLock;
import dev.mortise.sim.phone.dialogue.PhoneKeys;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.Optional;

/// A phone in a simulated life: it signs as apps do, and what carries its words may lose, double,
/// delay or keep them.
final class LifePhone {

  private static final Nonce NONCE = new Nonce(Octets.adopt(new byte[Nonce.SIZE]));

  final Reference.Phone whose;
  final PhoneKeys keys;
  private final FleetLock lock;
  private final Notes notes;

  LifePhone(Reference.Phone whose, PhoneKeys keys, FleetLock lock, Notes notes) {
    this.whose = whose;
    this.keys = keys;
    this.lock = lock;
    this.notes = notes;
  }

  /// How the lock knows it.
  static EnrolledKey enrolled(Reference.Phone whose, PhoneKeys keys) {
    KeyRole role = whose.administrator() ? KeyRole.ADMINISTRATOR : KeyRole.USER;
    return new EnrolledKey(
        keys.signing().publicKey(),
        keys.agreement().publicKey(),
        whose.visitor() ? KeyRole.VISITOR : role,
        whose.holder() == 0 ? Optional.empty() : Optional.of(new UserIndex(whose.holder())),
        new AccountId("account-" + whose.number()),
        new DisplayName("Phone " + whose.number()),
        Optional.empty(),
        Validity.ALWAYS,
        Optional.empty());
  }

  ConnectionId connection() {
    return new ConnectionId(whose.number());
  }

  /// Asks for a challenge and signs over it; empty if the lock gives none, or has no power.
  Optional<CarryCommand> signed(CommandArguments arguments, Channel channel) {
    Identity identity = lock.state().stored().identity();
    Operation operation = arguments.operation();
    AskChallenge question =
        new AskChallenge(identity.lockId(), keys.signing().publicKey().id(), NONCE, operation);
    return send(question.encode(), channel)
        .flatMap(LifePhone::answer)
        .map(
            answer ->
                operation.changesAccessList()
                    ? Command.of(
                        identity.lockId(),
                        identity.generation(),
                        answer.challenge(),
                        arguments,
                        answer.accessList().version())
                    : Command.of(
                        identity.lockId(), identity.generation(), answer.challenge(), arguments))
        .map(
            command ->
                new CarryCommand(
                    CoseSign1.sign(SignatureType.COMMAND, command.encode(), keys.signing())));
  }

  /// Brings a request to the lock and waits a moment for the last answer to it.
  Optional<Reply> send(Octets message, Channel channel) {
    int before = notes.replies.size();
    lock.cause(
        new LockInput.MessageReceived(
            channel, connection(), new Correlation(Octets.of((byte) whose.number())), message));
    if (notes.replies.size() == before) {
      lock.pass(Duration.ofSeconds(2)); // The receipt waits for the bolt.
    }
    return notes.replies.size() == before ? Optional.empty() : notes.lastReply();
  }

  /// Has something done; the result in words, or nothing if there is none that is signed.
  String command(CommandArguments arguments, Channel channel) {
    return signed(arguments, channel)
        .flatMap(command -> send(command.encode(), channel))
        .map(LifePhone::result)
        .orElse("");
  }

  private static Optional<Answer> answer(Reply reply) {
    try {
      return reply instanceof Reply.Signed(SignatureType type, Octets payload)
              && type == SignatureType.ANSWER
          ? Optional.of(Answer.decode(payload))
          : Optional.empty();
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }

  static String result(Reply reply) {
    try {
      return reply instanceof Reply.Signed(SignatureType type, Octets payload)
              && type == SignatureType.RECEIPT
          ? Receipt.decode(payload).result().wireText()
          : "";
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }
}
