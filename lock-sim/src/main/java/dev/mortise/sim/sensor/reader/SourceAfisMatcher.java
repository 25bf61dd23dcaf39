package dev.mortise.sim.sensor.reader;

import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintMatcher;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.MatchOutcome;
import dev.mortise.biometric.fingerprint.MatchOutcome.Match;
import dev.mortise.biometric.fingerprint.MatchOutcome.NoMatch;
import dev.mortise.biometric.fingerprint.MatcherParameters;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Fingerprints compared by SourceAFIS, until the lock has a matcher of its own.
///
/// References are kept parsed with their tables of neighbouring minutiae, some tens of kilobytes
/// each; the index that SourceAFIS builds for one side of a comparison, some two megabytes, is
/// built for the probe and thrown away.
public final class SourceAfisMatcher implements FingerprintMatcher {

  /// SourceAFIS shapes its scores so that 10 more are ten times fewer false matches and 40 are an
  /// FMR of 1/10,000; 48 are about 1/63,000, the least a class 3 sensor may have in Android's rules
  /// being 1/50,000.
  public static final MatcherParameters USUAL = new MatcherParameters(new MatchScore(48), 5);

  private final MatcherParameters parameters;
  private final Map<FingerSlot, List<com.machinezoo.sourceafis.FingerprintTemplate>> gallery =
      new TreeMap<>();

  public SourceAfisMatcher(MatcherParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public void enrol(FingerSlot slot, FingerprintTemplate impression) {
    var prepared = prepared(impression);
    var impressions = gallery.computeIfAbsent(slot, _ -> new ArrayList<>());
    if (impressions.size() >= parameters.impressionsMax()) {
      throw new IllegalStateException(
          "slot is full slot=%d impressions=%d".formatted(slot.index(), impressions.size()));
    }
    impressions.add(prepared);
  }

  @Override
  public void forget(FingerSlot slot) {
    gallery.remove(slot);
  }

  @Override
  public void forgetAll() {
    gallery.clear();
  }

  @Override
  public MatchOutcome identify(FingerprintTemplate probe) {
    var indexed = new com.machinezoo.sourceafis.FingerprintMatcher(prepared(probe));
    MatchOutcome best = new NoMatch();
    MatchScore toBeat = parameters.threshold();
    for (var entry : gallery.entrySet()) {
      MatchScore score = score(indexed, entry.getValue());
      boolean better = best instanceof Match ? score.compareTo(toBeat) > 0 : score.reaches(toBeat);
      if (better) {
        best = new Match(entry.getKey(), score);
        toBeat = score;
      }
    }
    return best;
  }

  private static MatchScore score(
      com.machinezoo.sourceafis.FingerprintMatcher probe,
      List<com.machinezoo.sourceafis.FingerprintTemplate> impressions) {
    double best = 0;
    for (var impression : impressions) {
      best = Math.max(best, probe.match(impression));
    }
    return new MatchScore(best);
  }

  private static com.machinezoo.sourceafis.FingerprintTemplate prepared(
      FingerprintTemplate template) {
    if (template.format() != TemplateFormat.SOURCE_AFIS) {
      throw new IllegalArgumentException(
          "template of a format this matcher does not read format=" + template.format());
    }
    return template.lend(SourceAfisMatcher::parsed);
  }

  private static com.machinezoo.sourceafis.FingerprintTemplate parsed(byte[] minutiae) {
    try {
      return new com.machinezoo.sourceafis.FingerprintTemplate(minutiae);
    } catch (RuntimeException e) {
      // The parser below says what it stumbled over in exceptions of several libraries.
      throw new IllegalArgumentException("damaged template length=" + minutiae.length, e);
    }
  }
}
