package dev.mortise.lock.step.sense;

import dev.mortise.credential.CardNumber;
import dev.mortise.credential.Credential;
import dev.mortise.credential.CredentialKind;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.lock.live.Procedure.CardEnrolment;
import dev.mortise.lock.step.Turn;
import dev.mortise.lock.step.credential.Presentation;
import dev.mortise.lock.step.procedure.CardEnrolments;
import dev.mortise.protocol.Octets;
import java.util.Optional;

/// A card at the reader.
public final class Cards {

  private Cards() {}

  /// Judges a card.
  public static void presented(Turn turn, CardNumber number) {
    if (!turn.model().reads(CredentialKind.PROXIMITY_CARD)) {
      return; // There is no reader that could have read it (D-4).
    }
    if (!Readiness.takes(turn)) {
      return;
    }
    Octets digest = number.digest(turn.stored().identity().passcodeKey());
    Optional<Credential> owner =
        turn.stored().household().credentials().stream()
            .filter(one -> one.kind() == CredentialKind.PROXIMITY_CARD)
            .filter(one -> one.templates().contains(digest))
            .findFirst();
    if (turn.live().procedure().isPresent()
        && turn.live().procedure().get() instanceof CardEnrolment enrolment) {
      CardEnrolments.read(turn, enrolment, digest, owner.isPresent());
    } else {
      Presentation.judged(turn, owner, OperationSource.CARD);
    }
  }
}
