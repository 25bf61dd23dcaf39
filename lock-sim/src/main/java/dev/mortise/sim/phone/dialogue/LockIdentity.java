package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.pairing.PairingTranscript.PartyKeys;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;

/// Which lock a phone talks to, as it learned it from the lock's own screen or from an inviter.
///
/// @param generation the one the phone was enrolled in
/// @param keys what the lock signs with, and what secrets for it are agreed on with
public record LockIdentity(LockId lock, Generation generation, PartyKeys keys) {}
