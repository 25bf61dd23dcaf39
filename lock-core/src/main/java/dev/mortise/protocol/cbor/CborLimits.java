package dev.mortise.protocol.cbor;

import java.util.Set;

/// How much of CBOR a caller is ready to take.
///
/// @param maxBytes the longest input that is looked at at all, in bytes
/// @param maxDepth how many arrays, maps and tags may lie within each other, at most [#DEEPEST]
/// @param tags the tags that may stand; any other is refused
public record CborLimits(int maxBytes, int maxDepth, Set<Long> tags) {

  /// The deepest nesting any message needs, and any caller may allow.
  public static final int DEEPEST = 8;

  public CborLimits {
    tags = Set.copyOf(tags);
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be positive maxBytes=" + maxBytes);
    }
    if (maxDepth < 0 || maxDepth > DEEPEST) {
      throw new IllegalArgumentException("maxDepth must be 0 to 8 maxDepth=" + maxDepth);
    }
  }

  /// At most this many bytes, nesting up to [#DEEPEST], no tag.
  public static CborLimits ofBytes(int maxBytes) {
    return new CborLimits(maxBytes, DEEPEST, Set.of());
  }

  /// The same, with this one tag allowed.
  public CborLimits withTag(long tag) {
    return new CborLimits(maxBytes, maxDepth, Set.of(tag));
  }
}
