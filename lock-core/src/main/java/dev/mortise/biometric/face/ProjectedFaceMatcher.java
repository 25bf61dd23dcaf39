package dev.mortise.biometric.face;

import dev.mortise.biometric.Gallery;
import dev.mortise.biometric.ImpostorScores;
import dev.mortise.biometric.MatchScore;
import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.SearchPolicy;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.vector.Kernels;
import dev.mortise.user.UserIndex;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Faces compared by the Hamming distance of keyed sign projections.
///
/// The score is the cosine that the distance stands for, from 0 (unrelated) to 1 (alike). All
/// references are compared in every search, by the same instructions. A matcher serves one epoch:
/// after a reset it is closed and another made.
public final class ProjectedFaceMatcher implements FaceMatcher, AutoCloseable {

  /// As many planes as a lock uses: their noise of 0.035 is small beside the spread of embeddings.
  public static final int USUAL_BITS = 2048;

  /// An FPIR of 1/50,000, the false accept rate that Android asks of its strongest class of
  /// sensors; a lead of 0.05, half of what separates the poses of one face.
  public static final SearchPolicy USUAL_POLICY =
      new SearchPolicy(1 / 50_000.0, 0.05, 2, SearchPolicy.USUAL_SAME_PERSON_RATE);

  private final KeyId key;
  private final SearchPolicy policy;
  private final ImpostorScores impostors;
  private final Kernels kernels;
  private final FaceProjection projection;
  private final int bits;

  /// The cosine that each distance stands for, as long as it is positive.
  private final double[] cosines;

  private final Gallery gallery = new Gallery(REFERENCES_MAX);
  private final long[] references;
  private final long[] probe;
  private final long[] earlier;
  private final int[] distances = new int[gallery.capacity()];
  private final double[] scores = new double[gallery.capacity()];

  /// A matcher without references.
  ///
  /// @param key of the lock and epoch; it stays the caller's to close
  /// @param bits how many planes, a multiple of 64 up to [FaceTemplate#BITS_MAX]
  public ProjectedFaceMatcher(
      FaceModel model, ProtectionKey key, int bits, SearchPolicy policy, Kernels kernels) {
    if (bits < Long.SIZE || bits > FaceTemplate.BITS_MAX || bits % Long.SIZE != 0) {
      throw new IllegalArgumentException("no possible number of planes bits=" + bits);
    }
    this.key = key.id();
    this.policy = policy;
    this.kernels = kernels;
    this.bits = bits;
    this.projection = new FaceProjection(model, key, bits);
    this.impostors = model.impostorCosines().withNoise(Math.PI / 2 / Math.sqrt(bits));
    this.cosines = new double[bits + 1];
    for (int distance = 0; distance <= bits; distance++) {
      cosines[distance] = Math.max(0, StrictMath.cos(Math.PI * distance / bits));
    }
    this.probe = new long[bits / Long.SIZE];
    this.earlier = new long[probe.length];
    this.references = new long[gallery.capacity() * probe.length];
  }

  @Override
  public FaceTemplate protect(FaceFeatures features) {
    return projection.apply(features);
  }

  @Override
  public void enrol(FaceSlot slot, UserIndex person, FaceTemplate reference) {
    own(reference);
    int number = gallery.add(slot.index(), person);
    read(reference, references, number * probe.length);
  }

  @Override
  public void forget(FaceSlot slot) {
    gallery.forget(
        slot.index(),
        (last, gone) -> {
          int from = last * probe.length;
          System.arraycopy(references, from, references, gone * probe.length, probe.length);
          Arrays.fill(references, from, from + probe.length, 0);
        });
  }

  @Override
  public void forgetAll() {
    gallery.forgetAll();
    Arrays.fill(references, 0);
  }

  @Override
  public FaceOutcome identify(FaceTemplate template, RecentMisses misses) {
    own(template);
    read(template, probe, 0);
    int count = gallery.size();
    kernels.distances(probe, references, count, distances);
    for (int r = 0; r < count; r++) {
      scores[r] = cosines[distances[r]];
    }
    var best = gallery.best(scores, threshold(misses), policy.margin());
    Arrays.fill(probe, 0);
    Arrays.fill(distances, 0);
    Arrays.fill(scores, 0);
    return best.<FaceOutcome>map(
            found ->
                new FaceOutcome.Match(new FaceSlot(found.slot()), new MatchScore(found.score())))
        .orElseGet(FaceOutcome.NoMatch::new);
  }

  @Override
  public boolean sameFace(FaceTemplate one, FaceTemplate other) {
    own(one);
    own(other);
    read(one, probe, 0);
    read(other, earlier, 0);
    kernels.distances(probe, earlier, 1, distances);
    boolean same = cosines[distances[0]] >= impostors.threshold(policy.samePersonRate());
    Arrays.fill(earlier, 0);
    Arrays.fill(probe, 0);
    Arrays.fill(distances, 0);
    return same;
  }

  /// The lowest score that is a match, with as many references as there are.
  double threshold(RecentMisses misses) {
    return impostors.threshold(policy.falseMatchRate(gallery.size(), misses));
  }

  private void own(FaceTemplate template) {
    if (!template.key().equals(key) || template.bits() != bits) {
      throw new IllegalArgumentException("face template of another key, epoch or length");
    }
  }

  private void read(FaceTemplate template, long[] words, int from) {
    template
        .signs()
        .lend(
            bytes ->
                ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(words, from, probe.length));
  }

  /// Overwrites references and planes.
  @Override
  public void close() {
    forgetAll();
    projection.close();
  }
}
