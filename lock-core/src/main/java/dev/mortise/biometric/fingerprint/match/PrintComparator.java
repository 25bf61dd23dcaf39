package dev.mortise.biometric.fingerprint.match;

import dev.mortise.biometric.fingerprint.minutia.Bearing;

/// Compares one probe with any number of references.
///
/// It owns all the memory that comparing takes, some 55 kB, and takes none while comparing. It
/// belongs to one thread at a time.
public final class PrintComparator implements AutoCloseable {

  /// How many placements are tried at most. Two to eight do equally well on FVC2002.
  private static final int ROOTS = 2;

  /// What a placement's evidence must be, as a part of the best one's, to be tried too.
  private static final float RIVAL = 0.4f;

  /// Prints whose best root has less evidence than this have nothing in common, which spares one in
  /// six of all different fingers the rest of the way. On FVC2002 no two impressions of one finger
  /// below it would score 1, and no threshold is that low.
  private static final int SUPPORT_MIN = 22;

  /// The same for the score that is forecast, once from the better of the placements and once from
  /// what meets when it has been refined: it spares three in five of all different fingers the
  /// rest.
  private static final float FORECAST_MIN = 0.5f;

  /// From this forecast on a placement is refined once and not again. No two different fingers of
  /// FVC2002 reach 5, and for two impressions of one the second time changed no rate.
  private static final float FORECAST_SURE = 6;

  private final boolean thorough;
  private final EdgeIndex index = new EdgeIndex();
  private final LocalEvidence local = new LocalEvidence();
  private final Roots roots = new Roots();
  private final Alignment alignment = new Alignment();
  private final Pairing pairing = new Pairing();
  private final Pairs start = new Pairs();
  private final Pairs best = new Pairs();
  private final Pairs met = new Pairs();
  final Agreement agreement = new Agreement();
  private final Print nobody = new Print();
  private Print probe = nobody;

  public PrintComparator() {
    this(false);
  }

  /// @param thorough whether it goes every comparison's whole way, however hopeless or sure, so
  ///   that what it scores tells what the shorter way costs
  PrintComparator(boolean thorough) {
    this.thorough = thorough;
  }

  /// Takes this print as the probe until the next; it must not be read anew meanwhile.
  public void probe(Print print) {
    probe = print;
    index.build(print.edges);
  }

  /// The score of the probe against a reference, 0 or more: 10 to the minus score of comparisons of
  /// two different fingers reach it ([ScoreModel]).
  public double score(Print reference) {
    return compare(reference) ? ScoreModel.score(agreement) : 0;
  }

  /// Forgets the probe and overwrites what was made of it.
  @Override
  public void close() {
    probe = nobody;
    index.erase();
    local.erase();
    roots.erase();
    alignment.erase();
    pairing.erase();
    start.erase();
    best.erase();
    met.erase();
    agreement.erase();
  }

  /// Lays the probe on the reference as well as it can and measures what is seen.
  ///
  /// @return false if they have nothing in common
  boolean compare(Print reference) {
    local.gather(index, reference.edges);
    int support = roots.find(probe, reference, local);
    if (support == 0 || (support < SUPPORT_MIN && !thorough)) {
      return false;
    }
    if (place(reference) < FORECAST_MIN && !thorough) {
      return false;
    }
    float forecast = refine(reference);
    if (forecast < FORECAST_MIN && !thorough) {
      return false;
    }
    if (forecast < FORECAST_SURE || thorough) {
      refine(reference);
    }
    agreement.measure(probe, reference, alignment, pairing, met, local);
    return true;
  }

  /// Finds what meets under the best placement of those that are tried, each as a whole.
  ///
  /// @return the score that is forecast of it
  private float place(Print reference) {
    float highest = Float.NEGATIVE_INFINITY;
    float rival = thorough ? 0 : RIVAL;
    for (int k = 0; k < ROOTS && roots.next(start, rival); k++) {
      alignment.fit(probe, reference, start);
      pairing.meet(
          probe, reference, alignment, local, Pairing.RADIUS_STIFF, Pairing.TURN_STIFF, met);
      float forecast = forecast(reference);
      if (forecast > highest) {
        highest = forecast;
        best.copy(met);
      }
    }
    met.copy(best);
    return highest;
  }

  /// Finds what meets when the probe follows the skin, as the pairs found before say.
  ///
  /// @return the score that is forecast of it
  private float refine(Print reference) {
    alignment.fit(probe, reference, met);
    alignment.follow(probe, reference, met);
    pairing.meet(probe, reference, alignment, local, Pairing.RADIUS, Pairing.TURN, met);
    return forecast(reference);
  }

  private float forecast(Print reference) {
    int evidence = 0;
    for (int k = 0; k < met.count; k++) {
      int pair = met.probe[k] << 6 | met.reference[k];
      evidence += Math.min(Agreement.EVIDENCE_MAX, local.of(pair));
    }
    int turned = Bearing.apart(alignment.turn(), 0);
    return ScoreModel.forecast(
        met.count, evidence, turned, Math.min(probe.count(), reference.count()));
  }
}
