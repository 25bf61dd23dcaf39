package dev.mortise.lock.step.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.Operation;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.SettingValue;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Answer;
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
import org.junit.jupiter.params.provider.ValueSource;

/// The wireless network and the live view.
class WirelessTest {

  private static final WifiNetwork HOME = network("home", "correct horse");
  private static final WifiNetwork MISTYPED = network("home", "corect horse");
  private static final WifiNetwork OTHER = network("other", "battery staple");

  private final LockBench bench = new LockBench();
  private final BenchPhone phone = BenchPhone.ofAdministrator(bench);

  @BeforeEach
  void beNear() {
    phone.comeNear();
  }

  @Test
  @Tag("LK-26")
  void aNetworkIsJoinedAndKeptOnceTheRadioSaysSo() {
    assertEquals("silence", join(HOME));
    assertEquals(HOME, tried());
    assertEquals(Optional.empty(), bench.state().stored().wifi());

    assertEquals("done", radio(WifiOutcome.JOINED));
    assertEquals(Optional.of(HOME), bench.state().stored().wifi());
  }

  @ParameterizedTest
  @Tag("LK-26")
  @CsvSource({
    "FIVE_GHZ,wifi-5-ghz",
    "WRONG_PASSWORD,wifi-wrong-password",
    "NO_SIGNAL,wifi-no-signal",
  })
  void whatIsWrongIsNamedAndTheLockFallsBackToWhatItHad(WifiOutcome outcome, String cause) {
    join(HOME);
    radio(WifiOutcome.JOINED);

    join(OTHER);
    assertEquals(cause, radio(outcome));
    assertEquals(HOME, tried());
    assertEquals(Optional.of(HOME), bench.state().stored().wifi());
  }

  @Test
  @Tag("LK-26")
  void aRadioThatSaysNothingHeardNothing() {
    join(HOME);
    int before = bench.effects().size();
    bench.pass(Duration.ofSeconds(20));
    assertTrue(
        bench.effects().subList(before, bench.effects().size()).stream()
            .anyMatch(LockEffect.Answer.class::isInstance));
    assertEquals(Optional.empty(), bench.state().stored().wifi());
    assertEquals("silence", join(HOME), "another may be tried");
  }

  /// Going back to the network it had takes the radio a while, and so does starting; what it then
  /// says comes while the lock may wait for another already.
  @ParameterizedTest
  @Tag("LK-26")
  @ValueSource(booleans = {false, true})
  void aLateWordOnTheNetworkItHadIsNoneOnTheNewOne(boolean afterPowerCut) {
    join(HOME);
    radio(WifiOutcome.JOINED);
    if (afterPowerCut) {
      bench.pullBattery();
      phone.comeNear();
    } else {
      join(OTHER);
      radio(OTHER, WifiOutcome.NO_SIGNAL);
    }
    assertEquals("silence", join(MISTYPED));

    assertEquals("silence", radio(HOME, WifiOutcome.JOINED));
    assertEquals("silence", radio(OTHER, WifiOutcome.WRONG_PASSWORD));
    assertEquals(Optional.of(HOME), bench.state().stored().wifi());
    assertEquals("wifi-wrong-password", radio(MISTYPED, WifiOutcome.WRONG_PASSWORD));
    assertEquals(Optional.of(HOME), bench.state().stored().wifi());
    assertEquals(HOME, tried());
  }

  @Test
  @Tag("LK-26")
  void oneNetworkIsTriedAtATime() {
    join(HOME);
    assertEquals("too-many-attempts", join(OTHER));
  }

  @Test
  @Tag("LK-26")
  void aNetworkSealedUnderAnotherChallengeIsNone() {
    Answer answer = phone.ask(Operation.SET_WIFI);
    Octets elsewhere = sealed(new Challenge(Octets.ofHex("00".repeat(16))), HOME);
    assertEquals("invalid-arguments", send(answer, new CommandArguments.SetWifi(elsewhere)));
  }

  @Test
  @Tag("LK-26")
  void afterAPowerCutTheLockJoinsWhatItWasGiven() throws MalformedCbor {
    join(HOME);
    radio(WifiOutcome.JOINED);
    StoredState stored = bench.state().stored();
    assertEquals(stored, StoredStateCodec.decode(StoredStateCodec.encode(stored)));
    bench.turnThePage();
    bench.pullBattery();
    assertEquals(HOME, tried());
  }

  @Test
  @Tag("LK-29")
  void aResetForgetsTheNetwork() {
    join(HOME);
    radio(WifiOutcome.JOINED);
    bench.powerOn(true).press("o");
    assertEquals(Optional.empty(), bench.state().stored().wifi());
  }

  @Test
  @Tag("LK-63")
  void switchedOffTheRadioIsSilentAndWhatNeedsItSaysWhy() {
    online(true);
    assertEquals("done", phone.command(new CommandArguments.StartLiveView()));
    assertEquals("done", wifi(false));
    assertTrue(bench.effects().contains(new LockEffect.SwitchWifi(false)));
    assertTrue(bench.effects().contains(new LockEffect.EndView()), "nobody could see it");
    assertEquals("wifi-off", phone.command(new CommandArguments.StartLiveView()));
    assertEquals("wifi-off", join(HOME));

    bench.turnThePage();
    bench.pullBattery();
    assertTrue(bench.effects().contains(new LockEffect.SwitchWifi(false)), "and stays off");
    phone.comeNear();
    assertEquals("done", wifi(true));
    assertTrue(bench.effects().contains(new LockEffect.SwitchWifi(true)));
  }

  @Test
  @Tag("LK-63")
  void nobodySwitchesItOffFromAfarAndLocksThemselvesOut() {
    phone.by(Channel.REMOTE);
    assertEquals("wrong-channel", wifi(false));
    assertTrue(bench.state().stored().settings().isOn(Setting.WIFI));
  }

  @Test
  void networksHaveBounds() {
    assertThrows(IllegalArgumentException.class, () -> network("", ""));
    assertThrows(IllegalArgumentException.class, () -> network("é".repeat(17), ""));
    assertThrows(IllegalArgumentException.class, () -> network("home", "x".repeat(64)));
    assertEquals(63, network("é".repeat(16), "x".repeat(63)).password().length());
  }

  private void online(boolean on) {
    bench.cause(new LockInput.LinkChanged(on));
  }

  private String wifi(boolean on) {
    return phone.command(
        new CommandArguments.ChangeSetting(Setting.WIFI.settingName(), new SettingValue.Flag(on)));
  }

  private String join(WifiNetwork network) {
    Answer answer = phone.ask(Operation.SET_WIFI);
    return send(answer, new CommandArguments.SetWifi(sealed(answer.challenge(), network)));
  }

  private String send(Answer answer, CommandArguments arguments) {
    return BenchPhone.result(
        phone.send(
            phone.sign(
                phone.command(answer.challenge(), arguments, answer.accessList().version()))));
  }

  private Octets sealed(Challenge challenge, WifiNetwork network) {
    ArgumentSeal seal =
        new ArgumentSeal(
            phone.lock().lockId(),
            phone.lock().generation(),
            phone.signing().publicKey().id(),
            challenge.octets(),
            SealPurpose.SET_WIFI);
    return seal.seal(
            network.encode(),
            phone.lock().agreement().publicKey(),
            Entropy.of(new byte[Entropy.SIZE]))
        .octets();
  }

  /// What the radio says of the network it was told last, and the receipt that follows.
  private String radio(WifiOutcome outcome) {
    return radio(tried(), outcome);
  }

  private String radio(WifiNetwork network, WifiOutcome outcome) {
    List<LockEffect> effects = bench.cause(new LockInput.NetworkTried(network, outcome));
    return BenchPhone.result(
        effects.stream()
            .filter(LockEffect.Answer.class::isInstance)
            .map(effect -> ((LockEffect.Answer) effect).reply())
            .findFirst());
  }

  /// The network that the radio was told last.
  private WifiNetwork tried() {
    return bench.effects().stream()
        .filter(LockEffect.JoinNetwork.class::isInstance)
        .map(effect -> assertInstanceOf(LockEffect.JoinNetwork.class, effect).network())
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static WifiNetwork network(String name, String password) {
    return new WifiNetwork(name, SecretBytes.adopt(password.getBytes(StandardCharsets.UTF_8)));
  }
}
