package dev.mortise.tidy;

import java.util.Comparator;

/// One breach of a house rule, written so that an editor can jump to it.
///
/// @param path the file, relative to the project's root
/// @param line the line, from 1
/// @param what what is wrong there, in the rule's words
record Fault(String path, long line, String what) implements Comparable<Fault> {
  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparing(Fault::path).thenComparingLong(Fault::line).thenComparing(Fault::what);

  @Override
  public int compareTo(Fault other) {
    return BY_PLACE.compare(this, other);
  }

  @Override
  public String toString() {
    return path + ":" + line + " " + what;
  }
}
