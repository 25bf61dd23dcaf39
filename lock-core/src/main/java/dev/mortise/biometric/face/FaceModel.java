package dev.mortise.biometric.face;

import dev.mortise.biometric.ImpostorScores;

/// What a matcher must know of the model that turns pictures of faces into vectors. The model
/// itself is data; any will do.
///
/// @param name names the model, for messages
/// @param dimension how many values a vector has, 16 to 4,096
/// @param metric how its makers compare
/// @param impostors how vectors of two different people compare by that metric
public record FaceModel(String name, int dimension, Metric metric, ImpostorScores impostors) {

  /// How two vectors of length 1 are compared.
  public enum Metric {
    /// By the cosine of the angle between them: 1 alike, 0 unrelated.
    COSINE,

    /// By the distance of their ends: 0 alike, the root of 2 unrelated.
    EUCLIDEAN
  }

  /// The least and the greatest number of values.
  public static final int DIMENSION_MIN = 16;

  /// See [#DIMENSION_MIN].
  public static final int DIMENSION_MAX = 4096;

  public FaceModel {
    if (dimension < DIMENSION_MIN || dimension > DIMENSION_MAX) {
      throw new IllegalArgumentException(
          "face model of a dimension outside %d to %d dimension=%d"
              .formatted(DIMENSION_MIN, DIMENSION_MAX, dimension));
    }
  }

  /// How vectors of two different people compare by the cosine. A spread of distances becomes one
  /// of cosines by its slope in the middle: cosine = 1 - distance² / 2.
  public ImpostorScores impostorCosines() {
    return switch (metric) {
      case COSINE -> impostors;
      case EUCLIDEAN -> {
        double distance = impostors.mean();
        yield new ImpostorScores(1 - distance * distance / 2, distance * impostors.deviation());
      }
    };
  }
}
