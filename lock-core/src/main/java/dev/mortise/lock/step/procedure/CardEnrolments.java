package dev.mortise.lock.step.procedure;

import dev.mortise.lock.Prompt;
import dev.mortise.lock.live.Procedure.CardEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.Octets;
import java.util.List;

/// Enrolling a card: the first that is held to the reader and belongs to nobody (LK-73).
public final class CardEnrolments {

  private CardEnrolments() {}

  /// A card was read.
  ///
  /// @param digest what is kept of it
  /// @param known whether it is enrolled already, with this user or another
  public static void read(Turn turn, CardEnrolment enrolment, Octets digest, boolean known) {
    if (known) {
      Enrolments.repeat(turn, Prompt.CARD_KNOWN);
    } else {
      Enrolments.keep(turn, enrolment, List.of(digest));
    }
  }
}
