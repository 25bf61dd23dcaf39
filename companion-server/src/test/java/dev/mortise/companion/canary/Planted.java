package dev.mortise.companion.canary;

import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.face.FaceFeatures;
import dev.mortise.biometric.face.FaceMatcher;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.minutia.Minutiae;
import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.biometric.palm.PalmFeatures;
import dev.mortise.biometric.palm.PalmMatcher;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.sense.Matchers;
import dev.mortise.sim.sensor.FingerImage;
import dev.mortise.sim.sensor.FingerLoad;
import dev.mortise.sim.sensor.FingerSource;
import dev.mortise.sim.sensor.face.FaceSource;
import dev.mortise.sim.sensor.palm.PalmSource;
import dev.mortise.sim.sensor.reader.FingerprintReader;
import dev.mortise.sim.sensor.reader.ReaderParameters;
import java.lang.reflect.Field;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Fingers, faces and palms that are presented to a lock, by the names that its door takes; and
/// what to look for if anything of them were to lie somewhere in the clear: what the sensors
/// capture, and the templates that are made of it.
public final class Planted {

  private static final FingerprintReader READER = new FingerprintReader(ReaderParameters.USUAL);

  /// Two minutiae of a template, after their count; half of them are the next piece's too.
  private static final int MINUTIAE_WIDTH = 12;

  private static final int MINUTIA = 6;
  private static final int BITS_WIDTH = 12;
  private static final int BITS_STEP = 4;
  private static final int PICTURE_WIDTH = 16;
  private static final int PICTURE_STEP = 640;

  private final Needles needles = new Needles();
  private final Map<Octets, String> templates = new HashMap<>();
  private final TemplateWrap wrap =
      TemplateWrap.of(SecretBytes.adopt(new byte[32]), new SecureRandom());

  /// Nobody yet.
  public Planted() {}

  /// What to look for.
  public Needles needles() {
    return needles;
  }

  /// Which planted one's template has this digest.
  public Optional<String> templateOf(Octets digest) {
    return Optional.ofNullable(templates.get(digest));
  }

  /// A touch of a finger: its picture, its minutiae in several orders, its template.
  public void finger(String name) {
    FingerImage image = image(name);
    needles.addPieces("picture of finger " + name, image.pixels(), PICTURE_WIDTH, PICTURE_STEP);
    try (FingerprintTemplate template = template(name);
        Minutiae minutiae = Minutiae.of(template)) {
      String what = "minutiae of finger " + name;
      IntStream all = IntStream.range(0, minutiae.count());
      int[] of = all.toArray();
      Numbers.add(needles, what, IntStream.of(of).map(minutiae::x).toArray());
      Numbers.add(needles, what, IntStream.of(of).map(minutiae::y).toArray());
      Numbers.add(needles, what, IntStream.of(of).map(minutiae::bearing).toArray());
      Numbers.add(
          needles,
          what,
          IntStream.of(of).flatMap(i -> IntStream.of(minutiae.x(i), minutiae.y(i))).toArray());
      needles.addPieces(what, record(minutiae), MINUTIAE_WIDTH, MINUTIA);
      template("finger " + name, template, 1, MINUTIAE_WIDTH, MINUTIA);
    }
  }

  /// As in a record of ISO/IEC 19794-2:2005, which counts directions the other way round.
  private static byte[] record(Minutiae minutiae) {
    byte[] record = new byte[MINUTIA * minutiae.count()];
    for (int i = 0; i < minutiae.count(); i++) {
      int at = MINUTIA * i;
      record[at] = (byte) (minutiae.kind(i) << 6 | minutiae.x(i) >> 8);
      record[at + 1] = (byte) minutiae.x(i);
      record[at + 2] = (byte) (minutiae.y(i) >> 8);
      record[at + 3] = (byte) minutiae.y(i);
      record[at + 4] = (byte) -minutiae.bearing(i);
    }
    return record;
  }

  /// A face before the camera: its vector, and its template under the key of this lock.
  public void face(String name, ProtectionKey key) {
    if (!(FaceSource.parse(name) instanceof FaceSource.Shown face
        && face.capture() instanceof FaceCapture.Captured(FaceFeatures features, var _))) {
      throw new AssertionError("cannot be seen: " + name);
    }
    Numbers.add(needles, "vector of face " + name, (float[]) hidden(features, "values"));
    FaceMatcher matcher = Matchers.USUAL.faces().apply(key);
    try (features;
        ProtectedTemplate template = matcher.protect(features)) {
      template("face " + name, template, KeyId.SIZE, BITS_WIDTH, BITS_STEP);
    }
  }

  /// A palm above the scanner: its code and mask, and its template under the key of this lock.
  public void palm(String name, ProtectionKey key) {
    if (!(PalmSource.parse(name) instanceof PalmSource.Shown palm
        && palm.capture() instanceof PalmCapture.Captured(PalmFeatures features))) {
      throw new AssertionError("cannot be read: " + name);
    }
    Numbers.add(needles, "code of palm " + name, (long[]) hidden(features, "code"));
    Numbers.add(needles, "mask of palm " + name, (long[]) hidden(features, "mask"));
    PalmMatcher matcher = Matchers.USUAL.palms().apply(key);
    try (features;
        ProtectedTemplate template = matcher.protect(features)) {
      template("palm " + name, template, KeyId.SIZE, BITS_WIDTH, BITS_STEP);
    }
  }

  private void template(
      String name, ProtectedTemplate template, int secretFrom, int width, int step) {
    String what = "template of " + name;
    templates.put(template.digest(), what);
    try (SecretBytes content = content(template)) {
      byte[] secret = content.reveal();
      needles.addPieces(what, Arrays.copyOfRange(secret, secretFrom, secret.length), width, step);
    }
  }

  /// A template gives itself away to a wrap alone, so it gets one that opens again.
  private SecretBytes content(ProtectedTemplate template) {
    TemplatePlace place =
        new TemplatePlace(new TemplateSlot(template.kind(), 1), template.formatCode(), 0);
    return wrap.open(place, template.wrapped(wrap, place)).orElseThrow();
  }

  /// Features show themselves to nobody outside their room.
  private static Object hidden(Object features, String name) {
    try {
      Field field = features.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(features);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("features are kept otherwise now", e);
    }
  }

  /// What the reader captures of a finger.
  public static FingerprintTemplate template(String finger) {
    if (READER.capture(image(finger)) instanceof FingerCapture.Captured(var template)) {
      return template;
    }
    throw new AssertionError("cannot be read: " + finger);
  }

  private static FingerImage image(String finger) {
    if (FingerSource.parse(finger).load() instanceof FingerLoad.Loaded(var image)) {
      return image;
    }
    throw new AssertionError("cannot be loaded: " + finger);
  }
}
