package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.firmware.BootChoice;
import dev.mortise.firmware.Firmware;
import dev.mortise.firmware.FirmwareOutcome;
import dev.mortise.firmware.FirmwarePolicy;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.LockInput.FirmwareStaged;
import dev.mortise.lock.LockInput.FirmwareStarted;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.command.CommandArguments.UpdateFirmware;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.user.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class FirmwareUpdateTest {

  private static final SigningKeyPair MAKER = BenchHousehold.signing(90);
  private static final byte[] IMAGE = "an image".getBytes(StandardCharsets.US_ASCII);
  private static final FirmwareVersion TWO = new FirmwareVersion(2);
  private static final Optional<Octets> IMAGE_DIGEST = Optional.of(manifest(TWO).digest());

  private final LockBench bench =
      new LockBench(
          LockModel.VIDEO_LOCK,
          LockPolicy.HARDENED.with(new FirmwarePolicy(Optional.of(MAKER.publicKey()))));
  private final EnrolledKey administrator =
      bench.app(1, KeyRole.ADMINISTRATOR, Optional.of(bench.user(1, Role.ADMINISTRATOR, "135790")));

  private static FirmwareManifest manifest(FirmwareVersion version) {
    return FirmwareManifest.of("video-lock", version, IMAGE);
  }

  private static FirmwareStaged staged(
      FirmwareManifest manifest, SigningKeyPair maker, SignatureType type) {
    return new FirmwareStaged(
        CoseSign1.sign(type, manifest.encode(), maker), manifest(TWO).digest(), IMAGE.length);
  }

  private static FirmwareStaged good() {
    return staged(manifest(TWO), MAKER, SignatureType.FIRMWARE);
  }

  private String want(FirmwareVersion version) {
    return bench.result(
        administrator, Channel.NEAR, new UpdateFirmware(version, manifest(version).digest()));
  }

  private boolean restarts(FirmwareStaged image) {
    return bench.cause(image).stream().anyMatch(LockEffect.Restart.class::isInstance);
  }

  private Firmware firmware() {
    return bench.state().stored().firmware();
  }

  private List<FirmwareOutcome> outcomes() {
    return bench.events(LockEvent.Firmware.class).stream()
        .map(LockEvent.Firmware::outcome)
        .toList();
  }

  @Test
  @Tag("LK-85")
  void whatAdministratorAndMakerWantIsInstalledIntoTheOtherSlot() {
    assertEquals("done", want(TWO));
    assertTrue(restarts(good()));
    assertEquals(
        new BootChoice(FirmwareSlot.B, FirmwareVersion.FACTORY, Optional.empty(), IMAGE_DIGEST),
        firmware().boot());

    bench.powerOn(false);
    bench.cause(new FirmwareStarted(TWO, FirmwareSlot.B, IMAGE_DIGEST));

    assertEquals(
        new BootChoice(FirmwareSlot.B, TWO, IMAGE_DIGEST, Optional.empty()), firmware().boot());
    assertEquals(Optional.empty(), firmware().wanted());
    assertEquals(List.of(FirmwareOutcome.WANTED, FirmwareOutcome.INSTALLED), outcomes());
  }

  @Test
  @Tag("SEC-20")
  void whileItIsAboutToStartNothingElseIsStagedOrWanted() {
    want(TWO);
    bench.cause(good());
    Firmware chosen = firmware();

    assertFalse(restarts(good()));
    assertFalse(restarts(new FirmwareStaged(Octets.empty(), Octets.empty(), 0)));
    assertEquals("changed-meanwhile", want(new FirmwareVersion(3)));

    assertEquals(chosen, firmware());
    assertEquals(List.of(FirmwareOutcome.WANTED), outcomes());
  }

  @Test
  @Tag("LK-85")
  void withoutAnAdministratorsWordNoImageIsInstalled() {
    assertFalse(restarts(good()));
    assertEquals(Firmware.FACTORY, firmware());
    assertEquals(List.of(), outcomes());
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-8")
  void onlyAnAdministratorNamesFirmware() {
    EnrolledKey user = bench.app(2, KeyRole.USER, Optional.empty());

    assertEquals(
        "not-permitted",
        bench.result(user, Channel.NEAR, new UpdateFirmware(TWO, manifest(TWO).digest())));
  }

  @Test
  @Tag("SEC-20")
  void whatTheMakerDidNotSignIsRefusedAndTheOldOneStays() {
    for (FirmwareStaged bad :
        List.of(
            staged(manifest(TWO), BenchHousehold.signing(91), SignatureType.FIRMWARE),
            staged(manifest(TWO), MAKER, SignatureType.COMMAND),
            new FirmwareStaged(Octets.empty(), Octets.empty(), 0),
            staged(FirmwareManifest.of("palm-lock", TWO, IMAGE), MAKER, SignatureType.FIRMWARE),
            staged(manifest(new FirmwareVersion(3)), MAKER, SignatureType.FIRMWARE),
            staged(
                FirmwareManifest.of("video-lock", TWO, new byte[] {1}),
                MAKER,
                SignatureType.FIRMWARE))) {
      assertEquals("done", want(TWO));
      assertFalse(restarts(bad));
      assertEquals(Firmware.FACTORY, firmware());
      assertEquals(FirmwareOutcome.REFUSED, outcomes().getLast());
    }
  }

  @Test
  @Tag("SEC-20")
  void anImageThatIsCutIsRefused() {
    want(TWO);
    FirmwareStaged cut =
        new FirmwareStaged(
            good().manifest(), FirmwareManifest.of("m", TWO, new byte[3]).digest(), 3);

    assertFalse(restarts(cut));

    assertEquals(Firmware.FACTORY, firmware());
  }

  @Test
  @Tag("LK-85")
  @Tag("SEC-20")
  void theVersionOnlyGrows() {
    assertEquals("outdated-firmware", want(FirmwareVersion.FACTORY));
    want(TWO);
    bench.cause(good());
    bench.powerOn(false);
    bench.cause(new FirmwareStarted(TWO, FirmwareSlot.B, IMAGE_DIGEST));

    assertEquals("outdated-firmware", want(TWO));
    assertEquals("outdated-firmware", want(FirmwareVersion.FACTORY));
    assertEquals("done", want(new FirmwareVersion(3)));
  }

  @Test
  @Tag("SEC-20")
  void ifTheNewOneDoesNotStartTheOldOneGoesOnAndTheMinimumStays() {
    want(TWO);
    bench.cause(good());
    bench.powerOn(false);
    bench.cause(new FirmwareStarted(FirmwareVersion.FACTORY, FirmwareSlot.A, Optional.empty()));

    assertEquals(BootChoice.FACTORY, firmware().boot());
    assertEquals(FirmwareOutcome.FAILED, outcomes().getLast());
    assertEquals("done", want(TWO));
  }

  @Test
  @Tag("LK-85")
  void aLockWithoutAMakerTakesNone() {
    LockBench orphan = new LockBench();
    EnrolledKey app =
        orphan.app(
            1, KeyRole.ADMINISTRATOR, Optional.of(orphan.user(1, Role.ADMINISTRATOR, "135790")));

    assertEquals(
        "unsupported",
        orphan.result(app, Channel.NEAR, new UpdateFirmware(TWO, manifest(TWO).digest())));
  }

  @Test
  @Tag("LK-85")
  void withAWeakBatteryItWaits() {
    want(TWO);
    bench.cause(new LockInput.BatteryMeasured(15));

    assertFalse(restarts(good()));
    bench.cause(new LockInput.BatteryMeasured(80));

    assertTrue(restarts(good()));
  }

  @Test
  @Tag("LK-29")
  @Tag("SEC-20")
  void aResetKeepsTheFirmwareAndWhatIsWantedIsForgotten() {
    want(TWO);
    bench.cause(good());
    bench.powerOn(false);
    bench.cause(new FirmwareStarted(TWO, FirmwareSlot.B, IMAGE_DIGEST));
    want(new FirmwareVersion(3));
    bench.powerOn(true);
    bench.press("o");
    bench.pass(Duration.ofSeconds(1));

    assertEquals(Firmware.running(TWO, FirmwareSlot.B, IMAGE_DIGEST), firmware());
  }
}
