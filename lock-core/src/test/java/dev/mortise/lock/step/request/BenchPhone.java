package dev.mortise.lock.step.request;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.authority.pairing.PairingTranscript;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.stored.Identity;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.Nonce;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.secret.SecretBytes;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A phone beside the bench: it has the keys of one app, and talks to the lock as apps do.
class BenchPhone {

  private final LockBench bench;
  private final int number;
  private final SigningKeyPair signing;
  private Channel channel = Channel.REMOTE;

  BenchPhone(LockBench bench, int number) {
    this(bench, number, bench.signing(number));
  }

  /// A phone that signs with this key instead of its number's.
  BenchPhone(LockBench bench, int number, SigningKeyPair signing) {
    this.bench = bench;
    this.number = number;
    this.signing = signing;
  }

  /// The phone of the one administrator, who has turned remote unlock on. The page is turned.
  static BenchPhone ofAdministrator(LockBench bench) {
    UserIndex administrator = bench.user(1, Role.ADMINISTRATOR, "135790");
    bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(administrator));
    BenchPhone phone = new BenchPhone(bench, 1);
    phone.remoteUnlock(true);
    bench.turnThePage();
    return phone;
  }

  /// Sets the setting, as if by a command.
  void remoteUnlock(boolean on) {
    StoredState stored = bench.state().stored();
    bench.setUp(
        stored.with(stored.settings().with(Setting.REMOTE_UNLOCK, new SettingValue.Flag(on))));
  }

  /// The same phone, by this channel from now on.
  BenchPhone by(Channel other) {
    channel = other;
    return this;
  }

  /// Connects by the near link, as the handshake would have it.
  BenchPhone comeNear() {
    bench.cause(new LockInput.NearPeersChanged(Map.of(connection(), agreement().publicKey())));
    return by(Channel.NEAR);
  }

  SigningKeyPair signing() {
    return signing;
  }

  AgreementKeyPair agreement() {
    return bench.agreement(number);
  }

  /// Sends a request and takes the lock's reply, the last one if there are several.
  Optional<Reply> send(Octets message) {
    List<LockEffect> effects = bench.effects();
    int before = effects.size();
    bench.cause(
        new LockInput.MessageReceived(
            channel, connection(), new Correlation(Octets.of((byte) number)), message));
    return effects.subList(before, effects.size()).stream()
        .filter(LockEffect.Answer.class::isInstance)
        .map(effect -> ((LockEffect.Answer) effect).reply())
        .reduce((_, last) -> last);
  }

  Optional<Reply> send(Request request) {
    return send(request.encode());
  }

  private ConnectionId connection() {
    return new ConnectionId(number);
  }

  /// Asks for a challenge.
  Answer ask(Operation operation) {
    return answer(send(question(operation)).orElseThrow());
  }

  AskChallenge question(Operation operation) {
    return new AskChallenge(
        lock().lockId(),
        signing().publicKey().id(),
        new Nonce(Octets.ofHex("00".repeat(Nonce.SIZE))),
        operation);
  }

  /// Asks, signs and sends; the result in words.
  String command(CommandArguments arguments) {
    return result(send(signed(arguments)));
  }

  /// Asks, and signs a command over the challenge.
  CarryCommand signed(CommandArguments arguments) {
    Answer answer = ask(arguments.operation());
    return sign(command(answer.challenge(), arguments, answer.accessList().version()));
  }

  Command command(Challenge challenge, CommandArguments arguments, AccessVersion seen) {
    return arguments.operation().changesAccessList()
        ? Command.of(lock().lockId(), lock().generation(), challenge, arguments, seen)
        : Command.of(lock().lockId(), lock().generation(), challenge, arguments);
  }

  CarryCommand sign(Command command) {
    return new CarryCommand(CoseSign1.sign(SignatureType.COMMAND, command.encode(), signing()));
  }

  /// Signs a revocation.
  CarryRevocation revoking(Revocation.Target target) {
    Revocation revocation = new Revocation(lock().lockId(), lock().generation(), target);
    return new CarryRevocation(
        CoseSign1.sign(SignatureType.REVOCATION, revocation.encode(), signing()));
  }

  /// A request to be enrolled by a secret.
  Pair pair(KeyRole role, SecretBytes secret, Optional<Pair.Invited> invited) {
    return new Pair(
        lock().lockId(),
        account(),
        signing().publicKey(),
        agreement().publicKey(),
        name(),
        role,
        agreed(role, secret, invited.map(Pair.Invited::serial)).confirmApp(),
        Optional.empty(),
        invited);
  }

  /// What the phone makes of a secret.
  PairingKeys agreed(KeyRole role, SecretBytes secret, Optional<InvitationSerial> serial) {
    PairingTranscript transcript =
        new PairingTranscript(
            lock().lockId(),
            lock().generation(),
            account(),
            new PartyKeys(signing().publicKey(), agreement().publicKey()),
            new PartyKeys(lock().signingKey(), lock().agreement().publicKey()),
            name(),
            role,
            serial);
    return PairingKeys.ofApp(transcript, agreement(), secret);
  }

  private AccountId account() {
    return new AccountId("account-" + number);
  }

  private DisplayName name() {
    return new DisplayName("Phone " + number);
  }

  Identity lock() {
    return bench.state().stored().identity();
  }

  /// The version of the access list as it is now.
  AccessVersion accessVersion() {
    return bench.state().stored().access().version();
  }

  static Answer answer(Reply reply) {
    if (reply instanceof Reply.Signed(SignatureType type, Octets payload)
        && type == SignatureType.ANSWER) {
      try {
        return Answer.decode(payload);
      } catch (MalformedCbor e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("no answer but " + result(Optional.of(reply)));
  }

  static Receipt receipt(Reply reply) {
    if (reply instanceof Reply.Signed(SignatureType type, Octets payload)
        && type == SignatureType.RECEIPT) {
      try {
        return Receipt.decode(payload);
      } catch (MalformedCbor e) {
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError("no receipt but " + reply);
  }

  /// What a reply says in words; an unsigned refusal in brackets.
  static String result(Optional<Reply> reply) {
    if (reply.isEmpty()) {
      return "silence";
    }
    return switch (reply.get()) {
      case Reply.Signed signed -> receipt(signed).result().wireText();
      case Reply.Plain(Octets octets) -> "(" + reason(octets) + ")";
    };
  }

  private static String reason(Octets octets) {
    try {
      return Response.decode(octets) instanceof Response.Refused(var reason)
          ? reason.wireText()
          : "signed";
    } catch (MalformedCbor e) {
      throw new IllegalStateException(e);
    }
  }

  InvitationSerial serial(int which) {
    return new InvitationSerial(Octets.ofHex("%032x".formatted(which)));
  }
}
