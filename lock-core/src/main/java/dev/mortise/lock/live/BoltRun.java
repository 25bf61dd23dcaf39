package dev.mortise.lock.live;

import java.time.Duration;

/// One movement of the motor, from the order until the bolt's report.
///
/// @param extend whether the bolt is thrown; else it is withdrawn
/// @param attempt 1 for the first try, 2 for the retry after a jam (D-18)
/// @param giveUpAt when the bolt counts as jammed without a report
public record BoltRun(boolean extend, int attempt, Duration giveUpAt) {}
