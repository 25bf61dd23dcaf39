package dev.mortise.sim.command.app;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.sim.phone.FakeLock;
import dev.mortise.sim.phone.companion.FakeCompanion;
import dev.mortise.sim.phone.companion.Session;
import dev.mortise.sim.phone.companion.http.Base64Url;
import dev.mortise.sim.phone.companion.http.Json;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A phone on the command line whose streams are looked at apart, and a lock that it may know.
final class AppPhone {

  final FakeLock lock = new FakeLock();
  Instant now = FakeCompanion.EXPIRES.minusSeconds(60);
  private final Path folder;

  /// @param folder there it keeps its memory
  AppPhone(Path folder) {
    this.folder = folder;
  }

  /// What a command said.
  record Said(int code, String out, String err) {}

  /// The phone remembers to be an administrator's of the lock.
  void pair() throws IOException {
    LockIdentity identity =
        new LockIdentity(
            lock.id,
            lock.generation,
            new PartyKeys(lock.signing.publicKey(), lock.agreement.publicKey()));
    memory()
        .change(
            memory ->
                memory.with(
                    PairedLock.begin(identity, KeyRole.ADMINISTRATOR, new DisplayName("door"))));
  }

  void signIn(Session session) throws IOException {
    memory().change(memory -> memory.signedIn(session));
  }

  /// The lock knows the phone's key.
  void enrol() throws IOException {
    SigningKey key = memory().memory().keys().signing().publicKey();
    lock.enrolled.put(key.id(), key);
  }

  /// A companion that carries everything to the lock and back.
  FakeCompanion carrier() throws IOException {
    return new FakeCompanion(
        (exchange, body) -> {
          if (!exchange.getRequestURI().getPath().matches(".*/(challenges|commands)")) {
            FakeCompanion.say(exchange, 201, "{}");
            return;
          }
          Octets request = Json.parse(body).bytes("request");
          FakeCompanion.say(
              exchange,
              200,
              Json.write(
                  Map.of(
                      "id",
                      "1",
                      "state",
                      "done",
                      "response",
                      Base64Url.encode(lock.ask(request)))));
        });
  }

  private PhoneFile memory() throws IOException {
    return PhoneFile.open(folder, new DisplayName("phone"), new SecureRandom());
  }

  Said app(String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", folder.toString()));
    InstantSource clock = () -> now;
    int code =
        AppCommand.line(clock)
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(all.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }
}
