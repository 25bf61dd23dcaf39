package dev.mortise.companion.survival;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.Reach;
import dev.mortise.sim.phone.Reach.Wanted;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.companion.wire.CompanionClient;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// The people with their phones. What is acknowledged to them goes into the ledger at once.
final class Household implements AutoCloseable {

  static final String OWNER = "owner";
  private static final String PASSWORD = "correct horse battery";

  final Stage stage;
  final Ledger ledger = new Ledger();
  private final Path folder;
  private final SecureRandom random = new SecureRandom();
  private final LinkThreads threads = LinkThreads.start(1);
  private CompanionClient client = client();

  Household(Stage stage, Path folder) {
    this.stage = stage;
    this.folder = folder;
  }

  private CompanionClient client() {
    return new CompanionClient(threads, Optional.empty());
  }

  /// The phones let go of connections to a companion that is gone.
  void reconnect() {
    client.close();
    client = client();
  }

  /// A phone that takes one way to the lock.
  Phone phone(String name, Wanted way) throws IOException {
    Reach reach = new Reach(threads, Optional.of(stage.radio()), client, way);
    PhoneFile file = PhoneFile.open(folder.resolve(name), new DisplayName(name), random);
    return new Phone(file, reach, InstantSource.system(), random);
  }

  Phone owner(Wanted way) throws IOException {
    return phone(OWNER, way);
  }

  /// The owner's lock.
  PhoneLock lock(Wanted way) throws IOException {
    return lock(owner(way));
  }

  static PhoneLock lock(Phone phone) throws IOException {
    LockId id = phone.memory().locks().getFirst().identity().lock();
    return phone.lock(id).orElseThrow();
  }

  static KeyId key(Phone phone) throws IOException {
    return phone.memory().keys().signing().publicKey().id();
  }

  /// Makes the account of a phone, or signs in where it was made before.
  Session account(Phone phone, String name) throws IOException {
    Optional<Session> session = phone.memory().session();
    if (session.isPresent()) {
      return session.get();
    }
    String email = name + "@example.org";
    try (SecretBytes password = SecretBytes.adopt(PASSWORD.getBytes(StandardCharsets.UTF_8))) {
      try {
        return phone.register(stage.address(), email, password);
      } catch (CompanionFailed e) {
        if (e.reason() != CompanionFailed.Reason.REFUSED) {
          throw e;
        }
        // The account was made when the answer was lost.
        return phone.signIn(stage.address(), email, password);
      }
    }
  }

  /// What is said to a phone.
  @FunctionalInterface
  interface Talk<T> {
    T with() throws IOException;
  }

  /// Has a phone do something; without an answer nobody knows.
  static <T> T ask(Talk<T> talk) throws CutOff {
    try {
      return talk.with();
    } catch (IOException e) {
      throw new CutOff(e);
    }
  }

  /// The lock's word that something is done.
  Receipt done(Outcome outcome) throws CutOff {
    return switch (outcome) {
      case Outcome.Done(Receipt receipt) -> {
        ledger.heard(receipt.newestSequence());
        yield receipt;
      }
      case Outcome.NotCarried(String why) -> throw new CutOff(why);
      case Outcome.NoReceipt(String why, _) -> throw new CutOff(why);
      case Outcome.Refused(Refusal reason, _) when reason == Refusal.STALE_CHALLENGE ->
          throw new CutOff("the lock went between question and command");
      case Outcome.Refused(Refusal reason, boolean signed) ->
          throw new AssertionError("refused reason=%s signed=%s".formatted(reason, signed));
      case Outcome.NotVerified(String fault) -> throw new AssertionError(fault);
    };
  }

  @Override
  public void close() {
    client.close();
    threads.close();
  }
}
