package dev.mortise.bench.accuracy.contest;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import dev.mortise.bench.accuracy.print.Minutiae;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// SourceAFIS's matcher, the peer. It builds its index for the probe.
public final class SourceAfisContender implements Contender {

  /// Stateless.
  public SourceAfisContender() {}

  @Override
  public String name() {
    return "sourceafis";
  }

  @Override
  public Gallery gallery(int size) {
    return new Templates(new AtomicReferenceArray<>(size));
  }

  private record Templates(AtomicReferenceArray<FingerprintTemplate> templates) implements Gallery {

    @Override
    public boolean enrol(int index, Minutiae minutiae) {
      templates.set(index, minutiae.sourceAfis());
      return true;
    }

    @Override
    public Searcher searcher() {
      return new Indexed(templates);
    }
  }

  private static final class Indexed implements Searcher {

    private final AtomicReferenceArray<FingerprintTemplate> templates;
    private FingerprintMatcher matcher;

    Indexed(AtomicReferenceArray<FingerprintTemplate> templates) {
      this.templates = templates;
      this.matcher = new FingerprintMatcher(FingerprintTemplate.empty());
    }

    @Override
    public void probe(int index) {
      matcher = new FingerprintMatcher(templates.get(index));
    }

    @Override
    public double score(int index) {
      return matcher.match(templates.get(index));
    }
  }
}
