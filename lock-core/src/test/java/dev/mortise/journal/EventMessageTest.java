package dev.mortise.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EventMessageTest {

  private static final int ENVELOPE_AROUND = 100;

  @Test
  @Tag("LK-58")
  void everyEventComesBackAsItWentAndFitsAnEnvelope() throws MalformedCbor {
    for (EventMessage message : SampleEvents.messages()) {
      assertEquals(message, EventMessage.decode(message.encode()));
      assertTrue(message.encode().size() + ENVELOPE_AROUND <= CoseSign1.MAX_SIZE);
    }
  }
}
