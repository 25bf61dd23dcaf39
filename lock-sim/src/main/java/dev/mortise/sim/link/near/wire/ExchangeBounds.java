package dev.mortise.sim.link.near.wire;

import java.time.Duration;

/// How much one connection's exchange of requests and responses may take.
///
/// @param messageSizeMax the longest request or response, in bytes
/// @param requestsAheadMax how many requests may be on their way before the first is answered
/// @param answerWithin how long an answer may take
public record ExchangeBounds(int messageSizeMax, int requestsAheadMax, Duration answerWithin) {}
