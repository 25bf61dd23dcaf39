package dev.mortise.sim.line;

import java.util.Comparator;
import java.util.List;

/// Finds the word that somebody probably meant.
public final class Likeness {

  /// More slips of the finger than this, and it was another word.
  private static final int SLIPS_MAX = 2;

  /// The longer of two words has at least so many letters if they are two slips apart, half as many
  /// if they are one apart: "foo" was not meant for "door".
  private static final int TWO_SLIPS_LETTERS = 5;

  /// As much of a word as shows which one is meant.
  private static final int PART_MIN = 3;

  private Likeness() {}

  /// A question that names the likeliest word, with a space before it, or nothing.
  public static String didYouMean(String typed, List<String> words) {
    return words.stream()
        .filter(word -> isLike(typed, word))
        .min(
            Comparator.comparingInt((String word) -> contains(typed, word) ? 0 : 1)
                .thenComparingInt(word -> slips(typed, word)))
        .map(word -> " Did you mean \"%s\"?".formatted(word))
        .orElse("");
  }

  private static boolean isLike(String typed, String word) {
    boolean begun = typed.length() >= 2 && word.startsWith(typed);
    int letters = Math.max(typed.length(), word.length());
    return begun
        || contains(typed, word)
        || slips(typed, word) <= Math.min(SLIPS_MAX, 2 * letters / TWO_SLIPS_LETTERS);
  }

  /// Whether a word holds what was typed, as "doorbell" holds "bell".
  private static boolean contains(String typed, String word) {
    return typed.length() >= PART_MIN && word.contains(typed);
  }

  /// How many letters must be put in, left out, exchanged with another or with the neighbour to get
  /// from one to the other (optimal string alignment, after Damerau 1964).
  static int slips(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int exchange = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int least = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    least = Math.min(least, cost[i - 1][j - 1] + exchange);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
