package dev.mortise.lock.stored;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.device.LinkBook;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.authority.device.SampleLinks;
import dev.mortise.firmware.Firmware;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.lock.StoredState;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKey;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.message.AccountId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.secret.Entropy;
import dev.mortise.user.UserIndex;
import dev.mortise.user.Validity;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Linked locks and a door sensor drawn from a seed.
final class RandomDevices {

  private final Random random;

  RandomDevices(Random random) {
    this.random = random;
  }

  StoredState in(StoredState state, int each) {
    StoredState next = state;
    DeviceBook devices = next.devices();
    for (int i = 0; i < Math.min(each, LinkBook.MAX_EACH); i++) {
      EnrolledKey linked = device(KeyRole.LINKED_LOCK, i);
      next = next.with(next.access().with(linked));
      LinkBook links = devices.links().with(linked.id(), SampleLinks.terms()).orElseThrow();
      devices = devices.with(links.with(link(i)).orElseThrow());
    }
    if (each > 0) {
      EnrolledKey sensor = device(KeyRole.DOOR_SENSOR, 9);
      next = next.with(next.access().with(sensor));
      devices = devices.with(new DeviceBook.SensorCount(sensor.id(), 1 + random.nextInt(999)));
    }
    if (random.nextBoolean()) {
      devices = devices.relocking(Optional.of(Duration.ofSeconds(1 + random.nextInt(300))));
    }
    return next.with(devices).with(firmware());
  }

  private Firmware firmware() {
    FirmwareVersion version = new FirmwareVersion(1 + random.nextInt(9));
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    Optional<Firmware.Wanted> wanted =
        random.nextBoolean()
            ? Optional.of(new Firmware.Wanted(new FirmwareVersion(10), Octets.adopt(digest)))
            : Optional.empty();
    Optional<Octets> image =
        random.nextBoolean() ? Optional.of(Octets.adopt(new byte[32])) : Optional.empty();
    FirmwareSlot slot = random.nextBoolean() ? FirmwareSlot.A : FirmwareSlot.B;
    return new Firmware(version, slot, image, wanted, wanted.isPresent() && random.nextBoolean());
  }

  private LinkedLock link(int number) {
    return LinkedLock.of(
        new LockId(new UUID(number, random.nextLong())),
        new Generation(random.nextInt(9)),
        signingKey(),
        AgreementKeyPair.generate(entropy(), "agreement").publicKey(),
        new DisplayName("Lock " + number),
        Set.of(new UserIndex(1), new UserIndex(2 + random.nextInt(40))));
  }

  private EnrolledKey device(KeyRole role, int number) {
    return new EnrolledKey(
        signingKey(),
        AgreementKeyPair.generate(entropy(), "agreement").publicKey(),
        role,
        Optional.empty(),
        new AccountId("account-" + number),
        new DisplayName("Device " + number),
        Optional.empty(),
        Validity.ALWAYS,
        Optional.empty());
  }

  private SigningKey signingKey() {
    return SigningKeyPair.generate(SignatureAlgorithm.ED25519, entropy(), "signing").publicKey();
  }

  private Entropy entropy() {
    byte[] bytes = new byte[Entropy.SIZE];
    random.nextBytes(bytes);
    return Entropy.of(bytes);
  }
}
