package dev.mortise.companion.lock.notice;

import dev.mortise.protocol.message.AccountId;
import java.time.Instant;

/// That a lock's owner accepted the notice on video, and has not taken it back.
///
/// @param by the owner
/// @param version of the notice that they accepted
/// @param at when they did
public record Acceptance(AccountId by, int version, Instant at) {}
