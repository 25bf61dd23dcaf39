package dev.mortise.sim.phone;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.pairing.PairingDigits;
import dev.mortise.authority.pairing.PairingKeys;
import dev.mortise.authority.pairing.PairingTranscript;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.door.BoltState;
import dev.mortise.door.DoorState;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.AlarmTags;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.cose.SignatureVerdict;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.Command;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Invitation;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.request.AskChallenge;
import dev.mortise.protocol.message.request.CarryCommand;
import dev.mortise.protocol.message.request.CarryReport;
import dev.mortise.protocol.message.request.CarryRevocation;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.message.response.LockReport;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.protocol.message.response.Result;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.NoWord;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The other end of a phone's talk, small enough to be made to lie: it signs as a lock does and
/// knows the protocol, but keeps nothing and decides next to nothing. Whoever carries the messages
/// can be made hostile too.
public final class FakeLock implements LockRoute {

  private static final SecureRandom RANDOM = new SecureRandom();

  public final LockId id = new LockId(UUID.randomUUID());
  public final SigningKeyPair signing =
      SigningKeyPair.of(SignatureAlgorithm.ED25519, SecretBytes.adopt(fresh(32).copy()));
  public final AgreementKeyPair agreement =
      AgreementKeyPair.of(SecretBytes.adopt(fresh(32).copy()));
  public final SecretBytes secret = SecretBytes.adopt(fresh(PairingCode.SECRET_SIZE).copy());
  public final Map<KeyId, SigningKey> enrolled = new HashMap<>();
  public final List<CommandArguments> done = new ArrayList<>();
  public final List<Octets> requests = new ArrayList<>();

  public Generation generation = Generation.FIRST;
  public BoltState bolt = BoltState.LOCKED;
  public Optional<Instant> time = Optional.empty();
  public Optional<Refusal> refuses = Optional.empty();
  public JournalHead head = JournalHead.EMPTY;
  public Octets data = Octets.empty();
  public Octets listHash = Octets.adopt(new byte[32]);
  public Optional<PairingDigits> digits = Optional.empty();

  /// What happens to a response on its way back.
  public UnaryOperator<Octets> onTheWayBack = response -> response;

  /// Which requests are answered with silence; the lock gets them all the same.
  public Predicate<Request> lost = request -> false;

  private final Map<Challenge, AskChallenge> open = new HashMap<>();

  /// What the lock's screen shows.
  public PairingCode code() {
    return new PairingCode(
        id, generation, signing.publicKey(), agreement.publicKey(), secret, Optional.empty());
  }

  @Override
  public Channel channel() {
    return Channel.NEAR;
  }

  @Override
  public Octets ask(Octets octets) throws NoWord {
    requests.add(octets);
    try {
      Request request = Request.decode(octets);
      Octets response = judge(request, octets).encode();
      if (lost.test(request)) {
        throw NoWord.lost("out of range", new IOException("out of range"));
      }
      return onTheWayBack.apply(response);
    } catch (MalformedCbor e) {
      return new Response.Refused(Refusal.MALFORMED).encode();
    }
  }

  private Response judge(Request request, Octets octets) throws MalformedCbor {
    Subject subject = Subject.ofRequest(octets);
    return switch (request) {
      case AskChallenge asked ->
          enrolled.containsKey(asked.key()) ? answer(asked) : unsigned(Refusal.UNKNOWN_KEY);
      case CarryCommand(Octets envelope) -> command(envelope);
      case Pair pair -> pair(pair, subject);
      case CarryRevocation(Octets envelope) -> revocation(envelope, subject);
      case CarryReport _, OfferFirmware _ -> unsigned(Refusal.UNSUPPORTED);
    };
  }

  private Response answer(AskChallenge asked) {
    Challenge challenge = new Challenge(fresh(Challenge.SIZE));
    open.put(challenge, asked);
    Answer answer =
        new Answer(
            id,
            generation,
            asked.nonce(),
            challenge,
            asked.key(),
            asked.operation(),
            head,
            new AccessListStamp(AccessVersion.FIRST, listHash),
            new LockReport(
                bolt,
                DoorState.CLOSED,
                80,
                OperatingMode.NORMAL,
                time,
                false,
                FirmwareVersion.FACTORY,
                Optional.of(new DisplayName("video-lock"))));
    return signed(SignatureType.ANSWER, answer.encode());
  }

  private Response command(Octets envelope) throws MalformedCbor {
    CoseSign1 message = CoseSign1.parse(envelope);
    SigningKey key = enrolled.get(message.keyId());
    if (key == null
        || !(message.verify(SignatureType.COMMAND, key)
            instanceof SignatureVerdict.Valid(Octets payload))) {
      return unsigned(Refusal.UNKNOWN_KEY);
    }
    Command command = Command.decode(payload);
    AskChallenge asked = open.remove(command.challenge());
    Subject subject = Subject.of(command.challenge());
    if (asked == null || !asked.key().equals(message.keyId())) {
      return unsigned(Refusal.STALE_CHALLENGE);
    }
    if (refuses.isPresent()) {
      return receipt(subject, Result.refused(refuses.get()), Optional.empty());
    }
    CommandArguments arguments = command.readArguments();
    done.add(arguments);
    switch (arguments) {
      case CommandArguments.Unlock() -> bolt = BoltState.UNLOCKED;
      case CommandArguments.Lock() -> bolt = BoltState.LOCKED;
      case CommandArguments.SetTime(Instant now) -> time = Optional.of(now);
      default -> {
        // Nothing else moves anything here.
      }
    }
    return receipt(subject, Result.done(), Optional.of(data).filter(bytes -> !bytes.isEmpty()));
  }

  private Response pair(Pair pair, Subject subject) throws MalformedCbor {
    PartyKeys app = new PartyKeys(pair.signingKey(), pair.agreementKey());
    PairingTranscript transcript =
        new PairingTranscript(
            id,
            generation,
            pair.account(),
            app,
            new PartyKeys(signing.publicKey(), agreement.publicKey()),
            pair.name(),
            pair.role(),
            pair.invited().map(Pair.Invited::serial));
    SecretBytes shared = pair.invited().isPresent() ? opened(pair.invited().get()) : secret;
    PairingKeys keys = PairingKeys.ofLock(transcript, agreement, shared);
    if (!keys.isConfirmedByApp(pair.confirmation())) {
      return receipt(subject, Result.refused(Refusal.WRONG_SECRET), Optional.empty());
    }
    enrolled.put(pair.signingKey().id(), pair.signingKey());
    digits = Optional.of(keys.digits());
    return receipt(subject, Result.done(), Optional.of(keys.confirmLock()), Optional.empty());
  }

  private SecretBytes opened(Pair.Invited invited) throws MalformedCbor {
    CoseSign1 envelope = CoseSign1.parse(invited.envelope());
    Invitation invitation = Invitation.decode(envelope.payload());
    return new ArgumentSeal(
            id, generation, envelope.keyId(), invited.serial().octets(), SealPurpose.INVITE)
        .open(Sealed.parse(invitation.sealedSecret()), agreement)
        .orElseThrow();
  }

  private Response revocation(Octets envelope, Subject subject) throws MalformedCbor {
    Revocation revocation = Revocation.decode(CoseSign1.parse(envelope).payload());
    if (revocation.target() instanceof Revocation.Target.OfKey(KeyId key)) {
      enrolled.remove(key);
    }
    return receipt(subject, Result.done(), Optional.empty());
  }

  private Response receipt(Subject subject, Result result, Optional<Octets> read) {
    return receipt(subject, result, Optional.empty(), read);
  }

  private Response receipt(
      Subject subject, Result result, Optional<Octets> confirmation, Optional<Octets> read) {
    Receipt receipt =
        new Receipt(id, generation, subject, result, bolt, head.sequence(), confirmation, read);
    return signed(SignatureType.RECEIPT, receipt.encode());
  }

  private Response signed(SignatureType type, Octets payload) {
    return new Response.Signed(CoseSign1.sign(type, payload, signing));
  }

  private static Response unsigned(Refusal reason) {
    return new Response.Refused(reason);
  }

  /// Records an event, and signs it as the lock sends it.
  public Octets record(LockEvent event, Optional<AlarmTags> tags) {
    EventMessage message =
        new EventMessage(id, generation, head.sequence() + 1, head.hash(), time, event, tags);
    head = head.after(message.encode());
    return CoseSign1.sign(SignatureType.EVENT, message.encode(), signing);
  }

  private static Octets fresh(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return Octets.adopt(bytes);
  }
}
