package dev.mortise.biometric;

/// How often a search came to nothing lately: what makes the next one stricter.
///
/// Who tries again and again collects chances of a false match; so each miss lowers the false
/// positive identification rate that the next search allows itself. The machine counts, over the
/// window of LK-47, and forgets after a match of an administrator.
///
/// @param count 0 to [#MAX]; more counts as [#MAX]
public record RecentMisses(int count) {

  /// The most that makes a difference: as many as lock the system (LK-47).
  public static final int MAX = 5;

  /// None: the usual threshold.
  public static final RecentMisses NONE = new RecentMisses(0);

  public RecentMisses {
    if (count < 0) {
      throw new IllegalArgumentException("negative misses count=" + count);
    }
    count = Math.min(count, MAX);
  }
}
