package dev.mortise.sim.sensor.face;

import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.face.FaceFault;
import dev.mortise.biometric.face.FacePose;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who stands in front of the camera, as a person names it: `synthetic:SEED/IMPRESSION`, such as
/// `synthetic:7/1`, after a word for how, such as `left:` (a pose), `too-far:` (a fault) or
/// `spoof:` (a picture of that face, which the camera sees through).
public sealed interface FaceSource {

  /// How to name a face, for messages and help.
  String SYNTAX =
      "[%s|%s|spoof:]synthetic:SEED/IMPRESSION"
          .formatted(Words.of(FacePose.values()), Words.of(FaceFault.values()));

  /// Reads a face's name. Text that names none gives a [Malformed].
  static FaceSource parse(String text) {
    Matcher parts = Words.FACE.matcher(text.strip());
    if (!parts.matches()) {
      return new Malformed("\"%s\" is no face: write %s.".formatted(text.strip(), SYNTAX));
    }
    long seed = Long.parseLong(parts.group("seed"));
    int impression = Integer.parseInt(parts.group("impression"));
    String how = Optional.ofNullable(parts.group("how")).orElse("straight");
    if (how.equals("spoof")) {
      return new Spoof(seed, impression);
    }
    FacePose pose = Words.POSES.get(how);
    if (pose != null) {
      return new Presented(seed, impression, pose);
    }
    FaceFault fault = Words.FAULTS.get(how);
    return fault != null
        ? new Faulty(seed, impression, fault)
        : new Malformed("\"%s\" is no way to look: write %s.".formatted(how, SYNTAX));
  }

  /// A living face.
  ///
  /// @param seed whose, 0 or more
  /// @param impression which presentation, 0 or more
  /// @param pose how the head is held
  record Presented(long seed, int impression, FacePose pose) implements FaceSource, Shown {
    @Override
    public FaceCapture capture() {
      return new FaceCapture.Captured(SyntheticFace.of(seed).impression(impression, pose), pose);
    }
  }

  /// A picture or mask of a face. The simulated camera sees through every one (APCER 0), so that
  /// what follows from its verdict can be tried; a real one does not.
  ///
  /// @param seed of whose face
  /// @param impression which picture
  record Spoof(long seed, int impression) implements FaceSource, Shown {
    @Override
    public FaceCapture capture() {
      return new FaceCapture.AttackPresentation();
    }
  }

  /// Somebody who cannot be read.
  ///
  /// @param seed who, which the camera does not see
  /// @param impression which presentation
  /// @param fault why
  record Faulty(long seed, int impression, FaceFault fault) implements FaceSource, Shown {
    @Override
    public FaceCapture capture() {
      return new FaceCapture.PoorQuality(fault);
    }
  }

  /// Text that names no face.
  ///
  /// @param fault one sentence that says why
  record Malformed(String fault) implements FaceSource {}

  /// Somebody in front of the camera.
  sealed interface Shown permits Presented, Spoof, Faulty {

    /// What the camera makes of it; features are the caller's to close.
    FaceCapture capture();
  }

  /// The words of the syntax.
  final class Words {
    private static final Pattern FACE =
        Pattern.compile(
            "(?:(?<how>[a-z-]{1,20}):)?synthetic:"
                + "(?<seed>[0-9]{1,18})/(?<impression>[0-9]{1,7})");
    private static final Map<String, FacePose> POSES = byWord(FacePose.values());
    private static final Map<String, FaceFault> FAULTS = byWord(FaceFault.values());

    private Words() {}

    private static <E extends Enum<E>> Map<String, E> byWord(E[] constants) {
      return Stream.of(constants).collect(Collectors.toMap(Words::word, Function.identity()));
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String of(Enum<?>[] constants) {
      return Stream.of(constants).map(one -> word(one) + ":").collect(Collectors.joining("|"));
    }
  }
}
