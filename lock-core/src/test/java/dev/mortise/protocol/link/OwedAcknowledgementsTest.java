package dev.mortise.protocol.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.link.OwedAcknowledgements.Owed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwedAcknowledgementsTest {

  private final List<String> paid = new ArrayList<>();
  private final OwedAcknowledgements owed =
      new OwedAcknowledgements((packetId, told) -> paid.add(packetId + " " + told));

  @Test
  void messagesAreAcknowledgedInTheirOrderWhateverIsDoneFirst() {
    Owed first = owed.owe(7).orElseThrow();
    Owed second = owed.owe(9).orElseThrow();
    Owed third = owed.owe(8).orElseThrow();

    second.decide(Acknowledgement.REFUSED);
    third.decide(Acknowledgement.TAKEN);
    assertEquals(List.of(), paid);
    first.decide(Acknowledgement.TAKEN);

    assertEquals(List.of("7 TAKEN", "9 REFUSED", "8 TAKEN"), paid);
  }

  @Test
  void theFirstDecisionStands() {
    Owed only = owed.owe(1).orElseThrow();

    only.decide(Acknowledgement.FAILED);
    only.decide(Acknowledgement.TAKEN);

    assertEquals(List.of("1 FAILED"), paid);
    assertTrue(only.isDecided());
  }

  @Test
  void noMoreAreTakenThanWereAnnounced() {
    Owed first = owed.owe(1).orElseThrow();
    for (int packetId = 2; packetId <= OwedAcknowledgements.MOST; packetId++) {
      assertTrue(owed.owe(packetId).isPresent());
    }
    assertEquals(Optional.empty(), owed.owe(100));

    first.decide(Acknowledgement.TAKEN);

    assertTrue(owed.owe(100).isPresent());
  }
}
