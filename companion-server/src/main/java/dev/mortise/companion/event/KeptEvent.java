package dev.mortise.companion.event;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import java.time.Instant;

/// An event as it came.
///
/// @param message the COSE_Sign1 message, byte for byte
/// @param receivedAt when the companion stored it
public record KeptEvent(
    LockId lock,
    long sequence,
    Generation generation,
    ChainLink chain,
    Octets message,
    Instant receivedAt) {}
