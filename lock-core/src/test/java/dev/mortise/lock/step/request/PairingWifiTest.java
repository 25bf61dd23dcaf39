package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.link.Reply;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.message.command.CommandArguments.ChangeSetting;
import dev.mortise.protocol.message.request.Pair;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.protocol.qr.PairingCode;
import dev.mortise.protocol.seal.ArgumentSeal;
import dev.mortise.protocol.seal.SealPurpose;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.protocol.wifi.WifiOutcome;
import dev.mortise.secret.Entropy;
import dev.mortise.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wireless network that comes along when an app pairs by the lock's screen.
class PairingWifiTest {

  private static final String PASSWORD = "correct horse battery";
  private static final WifiNetwork HOME =
      new WifiNetwork("home", SecretBytes.adopt(PASSWORD.getBytes(StandardCharsets.UTF_8)));
  private static final WifiNetwork OTHER = new WifiNetwork("other", SecretBytes.adopt(new byte[0]));

  private final LockBench bench = new LockBench().withAdministrator("135790");
  private final BenchPhone phone = new BenchPhone(bench, 1);
  private SecretBytes secret;

  @BeforeEach
  void showCode() {
    bench.cause(new LockInput.RearCoverMoved(true));
    bench.cause(new LockInput.SetHeld());
    bench.press("135790o");
    secret =
        SecretBytes.copyOf(
            assertInstanceOf(Screen.PairingQr.class, bench.screen()).code().secret().reveal());
  }

  private Pair with(Octets sealed) {
    Pair plain = phone.pair(KeyRole.ADMINISTRATOR, secret, Optional.empty());
    return new Pair(
        plain.lock(),
        plain.account(),
        plain.signingKey(),
        plain.agreementKey(),
        plain.name(),
        plain.role(),
        plain.confirmation(),
        Optional.of(sealed),
        Optional.empty());
  }

  private ArgumentSeal seal(BenchPhone signer, Octets subject, SealPurpose purpose) {
    return new ArgumentSeal(
        phone.lock().lockId(),
        phone.lock().generation(),
        signer.signing().publicKey().id(),
        subject,
        purpose);
  }

  private static Octets sealed(ArgumentSeal seal, SecretBytes plaintext, AgreementKey lock) {
    return seal.seal(plaintext, lock, Entropy.of(new byte[Entropy.SIZE])).octets();
  }

  /// What a phone that was shown the code binds the network to.
  private Octets subject(BenchPhone by) {
    return by.agreed(KeyRole.ADMINISTRATOR, secret, Optional.empty()).wifi();
  }

  private Octets good() {
    return sealed(
        seal(phone, subject(phone), SealPurpose.PAIR),
        HOME.encode(),
        phone.lock().agreement().publicKey());
  }

  private static Receipt receipt(List<LockEffect> effects) {
    Reply reply =
        effects.stream()
            .filter(LockEffect.Answer.class::isInstance)
            .map(effect -> ((LockEffect.Answer) effect).reply())
            .findFirst()
            .orElseThrow();
    return BenchPhone.receipt(reply);
  }

  private static Optional<Octets> word(String word) {
    return Optional.of(Cbor.encode(CborValue.of(word)));
  }

  @Test
  @Tag("LK-26")
  @Tag("LK-27")
  void theNetworkIsJoinedAndTheReceiptSaysSo() {
    Pair pair = with(good());
    assertEquals(Optional.empty(), phone.send(pair));
    assertEquals(1, bench.state().stored().access().keys().size());
    assertInstanceOf(Screen.PairingDigits.class, bench.screen());
    assertTrue(bench.effects().contains(new LockEffect.JoinNetwork(HOME)));
    assertEquals(Optional.empty(), bench.state().stored().wifi());

    Receipt receipt = receipt(bench.cause(new LockInput.NetworkTried(HOME, WifiOutcome.JOINED)));

    assertEquals("done", receipt.result().wireText());
    assertEquals(Subject.ofRequest(pair.encode()), receipt.subject());
    assertTrue(receipt.confirmation().isPresent());
    assertEquals(word(Receipt.JOINED), receipt.data());
    assertEquals(Optional.of(HOME), bench.state().stored().wifi());
    assertEquals(
        new SettingValue.Word("home"),
        bench.events(LockEvent.SettingChange.class).getLast().value());
  }

  @ParameterizedTest
  @Tag("LK-26")
  @CsvSource({
    "FIVE_GHZ,wifi-5-ghz",
    "WRONG_PASSWORD,wifi-wrong-password",
    "NO_SIGNAL,wifi-no-signal",
  })
  void whatIsWrongWithTheNetworkIsNamedAndTheAppIsPaired(WifiOutcome outcome, String cause) {
    var _ = phone.send(with(good()));

    Receipt receipt = receipt(bench.cause(new LockInput.NetworkTried(HOME, outcome)));

    assertEquals("done", receipt.result().wireText());
    assertTrue(receipt.confirmation().isPresent());
    assertEquals(word(cause), receipt.data());
    assertEquals(Optional.empty(), bench.state().stored().wifi());
    assertEquals(1, bench.state().stored().access().keys().size());
  }

  @Test
  @Tag("LK-26")
  void aRadioThatSaysNothingHeardNothing() {
    var _ = phone.send(with(good()));
    bench.turnThePage();
    bench.pass(Duration.ofSeconds(20));
    assertEquals(word("wifi-no-signal"), receipt(bench.effects()).data());
  }

  @Test
  @Tag("LK-63")
  void aLockWhoseWifiIsOffPairsAndSaysThatItIs() {
    var _ = phone.send(phone.pair(KeyRole.ADMINISTRATOR, secret, Optional.empty()));
    phone.comeNear();
    assertEquals(
        "done",
        phone.command(new ChangeSetting(Setting.WIFI.settingName(), new SettingValue.Flag(false))));
    bench.pass(Duration.ofMinutes(3));
    showCode();

    Receipt receipt = BenchPhone.receipt(phone.send(with(good())).orElseThrow());

    assertEquals(word("wifi-off"), receipt.data());
    assertFalse(bench.effects().contains(new LockEffect.JoinNetwork(HOME)));
  }

  @Test
  @Tag("LK-27")
  @Tag("SEC-4")
  @Tag("SEC-17")
  void whatWasNotSealedToThisLockByThisAppForThisIsRefusedAndNobodyIsEnrolled() {
    AgreementKey lock = phone.lock().agreement().publicKey();
    ArgumentSeal own = seal(phone, subject(phone), SealPurpose.PAIR);
    BenchPhone other = new BenchPhone(bench, 2);
    SecretBytes noNetwork = SecretBytes.adopt(new byte[] {1, 2, 3});
    SecretBytes longName =
        Cbor.encodeSecret(
            CborValue.CborMap.withFields()
                .put(1, "n".repeat(WifiNetwork.NAME_BYTES_MAX + 1))
                .put(2, Octets.empty())
                .build());
    byte[] flipped = good().copy();
    flipped[flipped.length - 1] ^= 1;
    for (Octets bad :
        List.of(
            sealed(own, HOME.encode(), bench.agreement(9).publicKey()),
            sealed(seal(other, subject(phone), SealPurpose.PAIR), HOME.encode(), lock),
            sealed(seal(phone, subject(other), SealPurpose.PAIR), HOME.encode(), lock),
            sealed(seal(phone, subject(phone), SealPurpose.SET_WIFI), HOME.encode(), lock),
            sealed(own, noNetwork, lock),
            sealed(own, longName, lock),
            Octets.adopt(flipped),
            Octets.adopt(new byte[48]),
            Octets.adopt(new byte[512]))) {
      bench.pass(Duration.ofSeconds(1));
      assertEquals("(invalid-arguments)", BenchPhone.result(phone.send(with(bad))));
    }
    assertEquals("(malformed)", BenchPhone.result(phone.send(with(Octets.adopt(new byte[513])))));
    assertEquals(List.of(), bench.state().stored().access().keys());
    assertFalse(bench.effects().stream().anyMatch(LockEffect.JoinNetwork.class::isInstance));

    assertEquals(Optional.empty(), phone.send(with(good())));
    assertEquals(1, bench.state().stored().access().keys().size());
  }

  /// Whoever carries the pairing sees all of it but S, and needs public keys alone to seal a
  /// network of its own to the lock under the app's key id. It may keep the lock off line; no more.
  @Test
  @Tag("SEC-3")
  @Tag("SEC-17")
  void whoCarriesThePairingPutsNoNetworkOfItsOwnIn() {
    Pair seen = with(good());
    BenchPhone carrier = new BenchPhone(bench, 3);
    SecretBytes noSecret = SecretBytes.adopt(new byte[PairingCode.SECRET_SIZE]);
    WifiNetwork theirs = new WifiNetwork("theirs", SecretBytes.adopt(new byte[0]));
    for (Octets subject :
        List.of(
            Octets.empty(),
            Octets.adopt(new byte[ArgumentSeal.SUBJECT_SIZE]),
            Octets.of(seen.confirmation().copy(), 0, ArgumentSeal.SUBJECT_SIZE),
            Octets.of(seen.sealedWifi().orElseThrow().copy(), 0, ArgumentSeal.SUBJECT_SIZE),
            carrier.agreed(KeyRole.ADMINISTRATOR, noSecret, Optional.empty()).wifi())) {
      bench.pass(Duration.ofSeconds(1));
      Octets forged =
          sealed(
              seal(phone, subject, SealPurpose.PAIR),
              theirs.encode(),
              phone.lock().agreement().publicKey());
      assertEquals("(invalid-arguments)", BenchPhone.result(carrier.send(with(forged))));
      bench.cause(new LockInput.NetworkTried(theirs, WifiOutcome.JOINED));
    }
    assertEquals(List.of(), bench.state().stored().access().keys());
    assertEquals(Optional.empty(), bench.state().stored().wifi());
    assertFalse(bench.effects().stream().anyMatch(LockEffect.JoinNetwork.class::isInstance));

    assertEquals(Optional.empty(), carrier.send(seen));
    assertTrue(bench.effects().contains(new LockEffect.JoinNetwork(HOME)));
  }

  /// What the radio says of the network that the lock had all along is no word on the new one.
  @Test
  @Tag("LK-26")
  void aWordOnAnotherNetworkIsNoneOnThis() {
    bench.setUp(bench.state().stored().with(OTHER));
    var _ = phone.send(with(good()));
    int before = bench.effects().size();

    bench.cause(new LockInput.NetworkTried(OTHER, WifiOutcome.JOINED));

    assertEquals(Optional.of(OTHER), bench.state().stored().wifi());
    assertEquals(before, bench.effects().size());
    assertEquals(
        word("wifi-no-signal"),
        receipt(bench.cause(new LockInput.NetworkTried(HOME, WifiOutcome.NO_SIGNAL))).data());
    assertEquals(Optional.of(OTHER), bench.state().stored().wifi());
  }

  /// The event names the network; the password is in the sealed record and at the radio alone.
  @Test
  @Tag("LK-27")
  @Tag("SEC-20")
  void noAnswerAndNoEventHoldsThePassword() {
    var _ = phone.send(with(good()));
    bench.cause(new LockInput.NetworkTried(HOME, WifiOutcome.JOINED));
    phone.comeNear();
    var _ = phone.ask(Operation.READ_ACCESS_LIST);
    String hex = Octets.of(PASSWORD.getBytes(StandardCharsets.UTF_8)).hex();
    for (LockEffect effect : bench.effects()) {
      String said =
          switch (effect) {
            case LockEffect.Answer(_, Reply.Signed(_, Octets payload)) -> payload.hex();
            case LockEffect.Answer(_, Reply.Plain(Octets plain)) -> plain.hex();
            case LockEffect.RecordEvent(var entry) -> entry.payload().hex();
            default -> effect.toString();
          };
      assertFalse(said.contains(hex), effect::toString);
      assertFalse(said.contains(PASSWORD), effect::toString);
    }
  }
}
