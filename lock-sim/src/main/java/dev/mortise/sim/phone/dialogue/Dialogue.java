package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.Signer;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.dialogue.LockWord.NotTheLocksWord;
import java.security.SecureRandom;
import java.time.Duration;

/// A phone's talk with one lock by one route: question, signed answer, signed command, signed
/// receipt.
///
/// Every answer is bound to a fresh nonce and every receipt to the challenge, so that neither an
/// old one nor one for another phone is taken (SEC-4, SEC-11).
public final class Dialogue {

  /// How long a challenge lives, by the way it was asked for (design of the commands).
  private static final Duration NEAR_CHALLENGE_LIFE = Duration.ofSeconds(10);

  private static final Duration REMOTE_CHALLENGE_LIFE = Duration.ofSeconds(30);

  private final Signer signer;
  private final LockIdentity lock;
  private final LockRoute route;
  private final SecureRandom random;

  public Dialogue(PhoneKeys keys, LockIdentity lock, LockRoute route, SecureRandom random) {
    this(keys.signing(), lock, route, random);
  }

  /// The talk of whoever signs like this: a phone, a device, another lock.
  public Dialogue(Signer signer, LockIdentity lock, LockRoute route, SecureRandom random) {
    this.signer = signer;
    this.lock = lock;
    this.route = route;
    this.random = random;
  }

  /// What came of a question.
  public sealed interface Heard {

    /// The lock's signed word on its state, with a challenge for one command.
    record Answered(Answer answer) implements Heard {}

    /// No word that can be believed.
    record Failed(Outcome outcome) implements Heard {}
  }

  /// Asks the lock for its state, and for a challenge for one operation.
  public Heard question(Operation operation) {
    byte[] fresh = new byte[Nonce.SIZE];
    random.nextBytes(fresh);
    KeyId own = signer.publicKey().id();
    AskChallenge asked =
        new AskChallenge(lock.lock(), own, new Nonce(Octets.adopt(fresh)), operation);
    try {
      return switch (Response.decode(route.ask(asked.encode()))) {
        case Response.Signed(Octets envelope) -> new Heard.Answered(answer(envelope, asked));
        case Response.Refused(Refusal reason) -> failed(new Outcome.Refused(reason, false));
      };
    } catch (NoWord e) {
      return failed(without(e, Duration.ZERO));
    } catch (MalformedCbor e) {
      return failed(new Outcome.NotVerified("what came is no response"));
    } catch (NotTheLocksWord e) {
      return failed(new Outcome.NotVerified(e.fault()));
    }
  }

  /// What it comes to that no response came.
  ///
  /// @param life how long the lock would heed a request that was lost on the way
  private static Outcome without(NoWord word, Duration life) {
    return switch (word.fate()) {
      case UNSENT -> new Outcome.NoReceipt(word.why(), Duration.ZERO);
      case TURNED_AWAY -> new Outcome.NotCarried(word.why());
      case LOST -> new Outcome.NoReceipt(word.why(), life);
    };
  }

  private static Heard failed(Outcome outcome) {
    return new Heard.Failed(outcome);
  }

  private Answer answer(Octets envelope, AskChallenge asked) throws NotTheLocksWord, MalformedCbor {
    Octets payload = LockWord.verified(envelope, SignatureType.ANSWER, lock.keys().signing());
    Answer answer = Answer.decode(payload);
    boolean toThis =
        answer.lock().equals(lock.lock())
            && answer.nonce().equals(asked.nonce())
            && answer.key().equals(asked.key())
            && answer.operation() == asked.operation();
    if (!toThis) {
      throw new NotTheLocksWord("the lock's answer is to another question");
    }
    if (!answer.generation().equals(lock.generation())) {
      throw new NotTheLocksWord("the lock was reset since this phone was enrolled");
    }
    return answer;
  }

  /// Has the lock do something.
  public Outcome command(CommandArguments arguments) {
    return switch (question(arguments.operation())) {
      case Heard.Failed(Outcome outcome) -> outcome;
      case Heard.Answered(Answer answer) -> command(arguments, answer);
    };
  }

  /// Has the lock do something, over the challenge of an answer.
  public Outcome command(CommandArguments arguments, Answer answer) {
    Command command =
        arguments.operation().changesAccessList()
            ? Command.of(
                lock.lock(),
                lock.generation(),
                answer.challenge(),
                arguments,
                answer.accessList().version())
            : Command.of(lock.lock(), lock.generation(), answer.challenge(), arguments);
    Octets envelope = CoseSign1.sign(SignatureType.COMMAND, command.encode(), signer);
    return carry(new CarryCommand(envelope).encode(), Subject.of(answer.challenge()));
  }

  /// Has the lock join a wireless network, over the challenge of an answer.
  public Outcome join(WifiNetwork network, Answer answer) {
    byte[] fresh = new byte[Entropy.SIZE];
    random.nextBytes(fresh);
    try (SecretBytes arguments = network.encode()) {
      Octets sealed =
          lock.sealed(
              arguments,
              signer.publicKey().id(),
              answer.challenge().octets(),
              SealPurpose.SET_WIFI,
              Entropy.of(fresh));
      return command(new CommandArguments.SetWifi(sealed), answer);
    }
  }

  /// Brings a door sensor's signed report.
  public Outcome report(Octets envelope) {
    Octets request = new CarryReport(envelope).encode();
    return carry(request, Subject.ofRequest(request));
  }

  /// Brings a request that the lock answers with a receipt.
  ///
  /// @param subject what the receipt must be about
  Outcome carry(Octets request, Subject subject) {
    try {
      return switch (Response.decode(route.ask(request))) {
        case Response.Signed(Octets envelope) -> judged(receipt(envelope, subject));
        case Response.Refused(Refusal reason) -> new Outcome.Refused(reason, false);
      };
    } catch (NoWord e) {
      return without(e, challengeLife());
    } catch (MalformedCbor e) {
      return new Outcome.NotVerified("what came is no response");
    } catch (NotTheLocksWord e) {
      return new Outcome.NotVerified(e.fault());
    }
  }

  private Receipt receipt(Octets envelope, Subject subject) throws NotTheLocksWord, MalformedCbor {
    Octets payload = LockWord.verified(envelope, SignatureType.RECEIPT, lock.keys().signing());
    Receipt receipt = Receipt.decode(payload);
    if (!receipt.lock().equals(lock.lock()) || !receipt.subject().equals(subject)) {
      throw new NotTheLocksWord("the lock's receipt is for another request");
    }
    if (!receipt.generation().equals(lock.generation())) {
      throw new NotTheLocksWord("the lock was reset since this phone was enrolled");
    }
    return receipt;
  }

  private static Outcome judged(Receipt receipt) {
    return switch (receipt.result()) {
      case Result.Done() -> new Outcome.Done(receipt);
      case Result.Refused(Refusal reason) -> new Outcome.Refused(reason, true);
    };
  }

  private Duration challengeLife() {
    return route.channel() == Channel.NEAR ? NEAR_CHALLENGE_LIFE : REMOTE_CHALLENGE_LIFE;
  }
}
