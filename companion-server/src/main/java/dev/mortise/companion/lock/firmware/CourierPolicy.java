package dev.mortise.companion.lock.firmware;

import java.time.Duration;

/// The courier's numbers.
///
/// @param answerWait how long a lock may take to say what it wants
/// @param pieceWait how long it may take to write one piece
/// @param tryAgain how long to wait before a lock whose update did not get through is asked again
/// @param turn how long a lock may be sent pieces while others wait for their turn; one that is
///   slower goes on behind them
/// @param atOnce how many locks are sent an image at once: each takes a thread and a piece of
///   memory
public record CourierPolicy(
    Duration answerWait, Duration pieceWait, Duration tryAgain, Duration turn, int atOnce) {

  /// What holds unless a test says otherwise.
  public static final CourierPolicy USUAL =
      new CourierPolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          8);

  public CourierPolicy {
    if (!answerWait.isPositive()
        || !pieceWait.isPositive()
        || !tryAgain.isPositive()
        || !turn.isPositive()
        || atOnce < 1) {
      throw new IllegalArgumentException(
          "locks need time and room answer=%s piece=%s again=%s turn=%s atOnce=%d"
              .formatted(answerWait, pieceWait, tryAgain, turn, atOnce));
    }
  }
}
