package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.sim.device.sense.Matchers;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import dev.mortise.sim.world.WorldClock;
import java.security.SecureRandom;
import java.util.function.Function;

/// What a lock is made of.
///
/// @param model what it can do
/// @param policy the numbers it goes by
/// @param place where it keeps what outlives it; closed with the lock
/// @param world the world it stands in, which stays the caller's
/// @param entropy where its randomness comes from
/// @param reader what its fingerprint reader makes of an image
/// @param matchers makes the matchers, each at the first use of its sensor
public record LockSetup(
    LockModel model,
    LockPolicy policy,
    LockPlace place,
    WorldClock world,
    EntropySource entropy,
    Function<FingerImage, FingerCapture> reader,
    Matchers matchers) {

  /// A video lock with the usual numbers, reader and matcher and a cryptographic generator.
  public static LockSetup usual(LockPlace place, WorldClock world) {
    return new LockSetup(
        LockModel.VIDEO_LOCK,
        LockPolicy.HARDENED,
        place,
        world,
        EntropySource.secure(new SecureRandom()),
        image -> new FingerprintReader(ReaderParameters.USUAL).capture(image),
        Matchers.USUAL);
  }

  /// The same for another model.
  public LockSetup with(LockModel other) {
    return new LockSetup(other, policy, place, world, entropy, reader, matchers);
  }

  /// The same by other numbers.
  public LockSetup with(LockPolicy other) {
    return new LockSetup(model, other, place, world, entropy, reader, matchers);
  }

  /// The same with other randomness.
  public LockSetup with(EntropySource other) {
    return new LockSetup(model, policy, place, world, other, reader, matchers);
  }
}
