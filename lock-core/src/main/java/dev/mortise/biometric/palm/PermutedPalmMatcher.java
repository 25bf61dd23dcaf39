package dev.mortise.biometric.palm;

import dev.mortise.biometric.Gallery;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.SearchPolicy;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.biometric.vector.MaskedCodes;
import dev.mortise.user.UserIndex;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/// Palms compared by the fractional Hamming distance of permuted codes under masks, over all
/// shifts.
///
/// The score is 1 - distance for the best shift, from 0.5 (unrelated) to 1 (alike). Where two codes
/// overlap little, chance brings them closer to each other, so a distance counts the less the fewer
/// bits it rests on: it is drawn towards 0.5 by the root of the share of all bits (Daugman 2007).
/// Below the least overlap it counts nothing. All references are compared under all shifts in every
/// search, by the same instructions. A matcher serves one epoch: after a reset it is closed and
/// another made.
public final class PermutedPalmMatcher implements PalmMatcher, AutoCloseable {

  /// An FPIR of 1/50,000, the false accept rate that Android asks of its strongest class of
  /// sensors; a lead of 0.03, which no two shifts of unrelated palms lie apart.
  public static final SearchPolicy USUAL_POLICY =
      new SearchPolicy(1 / 50_000.0, 0.03, 2, SearchPolicy.USUAL_SAME_PERSON_RATE);

  private final KeyId key;
  private final PalmModel model;
  private final SearchPolicy policy;
  private final Kernels kernels;
  private final PalmPermutation permutation;
  private final Gallery gallery = new Gallery(REFERENCES_MAX);
  private final MaskedCodes references;
  private final MaskedCodes probe;
  private final MaskedCodes earlier;
  private final int[] differing;
  private final int[] overlapping;
  private final double[] scores = new double[gallery.capacity()];

  /// By the number of overlapping bits: what each bit that agrees more than chance is worth; 0
  /// where they are too few.
  private final double[] worth;

  /// A matcher without references.
  ///
  /// @param key of the lock and epoch; it stays the caller's to close
  public PermutedPalmMatcher(
      PalmModel model, ProtectionKey key, SearchPolicy policy, Kernels kernels) {
    this.key = key.id();
    this.model = model;
    this.policy = policy;
    this.kernels = kernels;
    this.permutation = new PalmPermutation(model, key);
    this.references = MaskedCodes.ofWords(gallery.capacity() * model.words());
    this.probe = MaskedCodes.ofWords(model.shifts() * model.words());
    this.earlier = MaskedCodes.ofWords(model.words());
    this.differing = new int[model.shifts()];
    this.overlapping = new int[model.shifts()];
    this.worth = new double[model.bits() + 1];
    for (int bits = least(); bits <= model.bits(); bits++) {
      worth[bits] = 1 / Math.sqrt((double) bits * model.bits());
    }
  }

  /// The fewest overlapping bits that count.
  private int least() {
    return (int) Math.ceil(model.overlapMin() * model.bits());
  }

  @Override
  public PalmTemplate protect(PalmFeatures features) {
    return permutation.apply(features);
  }

  @Override
  public void enrol(PalmSlot slot, UserIndex person, PalmTemplate reference) {
    own(reference);
    read(reference, references, gallery.add(slot.index(), person) * model.words());
  }

  private void own(PalmTemplate template) {
    if (!template.key().equals(key)
        || template.codeAndMask().length() != 2 * model.words() * Long.BYTES) {
      throw new IllegalArgumentException("palm template of another key, epoch or length");
    }
  }

  private void read(PalmTemplate template, MaskedCodes codes, int from) {
    template
        .codeAndMask()
        .lend(
            bytes -> {
              LongBuffer words =
                  ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
              words.get(codes.codes(), from, model.words());
              return words.get(codes.masks(), from, model.words());
            });
  }

  @Override
  public void forget(PalmSlot slot) {
    int words = model.words();
    gallery.forget(
        slot.index(),
        (last, gone) -> {
          int from = last * words;
          int to = gone * words;
          System.arraycopy(references.codes(), from, references.codes(), to, words);
          System.arraycopy(references.masks(), from, references.masks(), to, words);
          references.wipe(from, from + words);
        });
  }

  @Override
  public void forgetAll() {
    gallery.forgetAll();
    references.wipe(0, references.codes().length);
  }

  @Override
  public PalmOutcome identify(PalmFeatures features, RecentMisses misses) {
    permutation.applyShifted(features, probe);
    boolean sufficient = false;
    for (int r = 0; r < gallery.size(); r++) {
      sufficient |= compare(references, r);
      scores[r] = score();
    }
    wipeDistances();
    var best = gallery.best(scores, threshold(misses), policy.margin());
    probe.wipe(0, probe.codes().length);
    Arrays.fill(scores, 0);
    if (best.isPresent()) {
      return new PalmOutcome.Match(
          new PalmSlot(best.get().slot()), new MatchScore(best.get().score()));
    }
    return sufficient || gallery.size() == 0
        ? new PalmOutcome.NoMatch()
        : new PalmOutcome.Insufficient();
  }

  @Override
  public boolean samePalm(PalmFeatures one, PalmTemplate other) {
    own(other);
    permutation.applyShifted(one, probe);
    read(other, earlier, 0);
    boolean sufficient = compare(earlier, 0);
    double threshold = model.impostors().threshold(policy.samePersonRate() / model.shifts());
    boolean same = sufficient && score() >= threshold;
    wipeDistances();
    probe.wipe(0, probe.codes().length);
    earlier.wipe(0, earlier.codes().length);
    return same;
  }

  /// Compares one reference with the probe at every shift.
  ///
  /// @return whether any overlapped enough
  private boolean compare(MaskedCodes those, int reference) {
    int least = least();
    kernels.maskedDistances(
        those, reference, probe, model.words(), model.shifts(), differing, overlapping);
    boolean sufficient = false;
    for (int s = 0; s < model.shifts(); s++) {
      sufficient |= overlapping[s] >= least;
    }
    return sufficient;
  }

  /// The score of the best shift.
  private double score() {
    double best = 0;
    for (int s = 0; s < model.shifts(); s++) {
      int overlap = overlapping[s];
      best = Math.max(best, 0.5 + (0.5 * overlap - differing[s]) * worth[overlap]);
    }
    return best;
  }

  private void wipeDistances() {
    Arrays.fill(differing, 0);
    Arrays.fill(overlapping, 0);
  }

  /// The lowest score that is a match, with as many references as there are and every shift a
  /// further chance.
  double threshold(RecentMisses misses) {
    int comparisons = gallery.size() * model.shifts();
    return model.impostors().threshold(policy.falseMatchRate(comparisons, misses));
  }

  /// Overwrites references, order and pad.
  @Override
  public void close() {
    forgetAll();
    permutation.close();
  }
}
