package dev.mortise.bench.accuracy.contest;

import dev.mortise.bench.accuracy.print.Minutiae;

/// A matcher that takes part.
public interface Contender {

  /// What reports call it.
  String name();

  /// Makes room for this many impressions, of which none is enrolled yet.
  Gallery gallery(int size);

  /// Impressions made ready to be compared with.
  interface Gallery {

    /// Enrols an impression, once each; several threads may do so at a time.
    ///
    /// @param index from 0 up to and without the size
    /// @return false if this matcher finds too little in it: a failure to enrol
    boolean enrol(int index, Minutiae minutiae);

    /// A searcher of its own for one thread; everything must be enrolled before.
    Searcher searcher();
  }

  /// Compares one impression with others.
  interface Searcher {

    /// Makes an enrolled impression the probe.
    void probe(int index);

    /// How alike the probe and an enrolled impression are: 0 or more, higher is more alike.
    double score(int index);
  }
}
