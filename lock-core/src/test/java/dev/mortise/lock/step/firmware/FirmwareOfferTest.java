package dev.mortise.lock.step.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.BenchHousehold;
import dev.mortise.lock.LockBench;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.link.ConnectionId;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.command.CommandArguments.UpdateFirmware;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.secret.Sha256;
import dev.mortise.user.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirmwareOfferTest {

  private static final SigningKeyPair MAKER = BenchHousehold.signing(90);
  private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.US_ASCII);
  private static final FirmwareVersion TWO = new FirmwareVersion(2);
  private static final Correlation CORRELATION = new Correlation(Octets.ofHex("07"));
  private static final Optional<Wanted> WANTED =
      Optional.of(new Wanted(TWO, manifest(TWO).digest()));

  private final LockBench bench =
      new LockBench(
          LockModel.VIDEO_LOCK,
          LockPolicy.HARDENED.with(new FirmwarePolicy(Optional.of(MAKER.publicKey()))));
  private final EnrolledKey administrator =
      bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(bench.user(1, Role.ADMINISTRATOR, "135790")));

  private static FirmwareManifest manifest(FirmwareVersion version) {
    return FirmwareManifest.of("video-lock", version, IMAGE);
  }

  private static Octets signed(FirmwareManifest manifest) {
    return CoseSign1.sign(SignatureType.FIRMWARE, manifest.encode(), MAKER);
  }

  private void want() {
    assertEquals(
        "done",
        bench.result(
            administrator, Channel.REMOTE, new UpdateFirmware(TWO, manifest(TWO).digest())));
  }

  private List<LockEffect> offer(Channel channel, Optional<Octets> manifest) {
    return bench.cause(
        new LockInput.MessageReceived(
            channel, new ConnectionId(-1), CORRELATION, new OfferFirmware(manifest).encode()));
  }

  private List<LockEffect> offer(FirmwareManifest manifest) {
    return offer(Channel.REMOTE, Optional.of(signed(manifest)));
  }

  private static LockEffect need(Optional<Wanted> wanted, Optional<Integer> there) {
    return new LockEffect.Answer(
        CORRELATION, new Reply.Plain(new FirmwareNeed(wanted, there).encode()));
  }

  private static LockEffect refused(Refusal reason) {
    return new LockEffect.Answer(
        CORRELATION, new Reply.Plain(new Response.Refused(reason).encode()));
  }

  private List<FirmwareOutcome> outcomes() {
    return bench.events(LockEvent.Firmware.class).stream()
        .map(LockEvent.Firmware::outcome)
        .toList();
  }

  @Test
  @Tag("LK-85")
  void whatIsWantedIsToldAndWhatIsOfferedIsAwaited() {
    assertEquals(
        List.of(need(Optional.empty(), Optional.empty())), offer(Channel.REMOTE, Optional.empty()));
    want();

    assertEquals(List.of(need(WANTED, Optional.empty())), offer(Channel.REMOTE, Optional.empty()));
    assertEquals(
        List.of(new LockEffect.AwaitFirmware(CORRELATION, signed(manifest(TWO)), manifest(TWO))),
        offer(manifest(TWO)));
    assertEquals(
        List.of(need(WANTED, Optional.of(3))),
        bench.cause(new LockInput.FirmwareAwaited(CORRELATION, manifest(TWO).digest(), 3)));
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void noByteIsAwaitedOfWhatIsNotTheMakersOrNotTheAdministrators() {
    want();
    Octets foreign =
        CoseSign1.sign(SignatureType.FIRMWARE, manifest(TWO).encode(), BenchHousehold.signing(91));
    Octets otherType = CoseSign1.sign(SignatureType.COMMAND, manifest(TWO).encode(), MAKER);

    for (Octets bad :
        List.of(
            foreign,
            otherType,
            Octets.ofHex("00"),
            signed(manifest(new FirmwareVersion(3))),
            signed(manifest(FirmwareVersion.FACTORY)),
            signed(FirmwareManifest.of("palm-lock", TWO, IMAGE)),
            signed(FirmwareManifest.of("video-lock", TWO, new byte[] {1})))) {
      assertEquals(
          List.of(refused(Refusal.INVALID_ARGUMENTS)), offer(Channel.REMOTE, Optional.of(bad)));
    }
    assertEquals(List.of(FirmwareOutcome.WANTED), outcomes());
    assertEquals(WANTED, bench.state().stored().firmware().wanted());
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void withoutAnAdministratorsWordNothingIsAwaited() {
    assertEquals(List.of(need(Optional.empty(), Optional.empty())), offer(manifest(TWO)));
  }

  @Test
  @Tag("LK-85")
  void itComesOverTheDeviceLinkAlone() {
    want();
    assertEquals(
        List.of(refused(Refusal.WRONG_CHANNEL)),
        offer(Channel.NEAR, Optional.of(signed(manifest(TWO)))));
  }

  @Test
  @Tag("LK-85")
  void withAWeakBatteryNothingIsAwaited() {
    want();
    bench.cause(new LockInput.BatteryMeasured(15));
    assertEquals(List.of(refused(Refusal.INSUFFICIENT_BATTERY)), offer(manifest(TWO)));

    bench.cause(new LockInput.BatteryMeasured(80));
    assertEquals(1, offer(manifest(TWO)).size());
  }

  @Test
  @Tag("LK-85")
  void aSlotThatIsReadyForWhatIsNotWantedAnyMoreGetsNothingAndHearsWhatIs() {
    LockInput ready =
        new LockInput.FirmwareAwaited(CORRELATION, Octets.adopt(new byte[Sha256.SIZE]), 3);
    assertEquals(List.of(need(Optional.empty(), Optional.empty())), bench.cause(ready));

    want();
    assertEquals(List.of(need(WANTED, Optional.empty())), bench.cause(ready));
  }

  @Test
  @Tag("LK-85")
  void aLockThatIsAboutToStartNeedsNothing() {
    want();
    bench.cause(
        new LockInput.FirmwareStaged(signed(manifest(TWO)), manifest(TWO).digest(), IMAGE.length));
    assertEquals(List.of(need(Optional.empty(), Optional.empty())), offer(manifest(TWO)));
  }
}
