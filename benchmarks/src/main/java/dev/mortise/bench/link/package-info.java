/// Links with nothing behind them: bare Netty ends that the whole system is measured beside, and
/// locks that do nothing but stay connected.
@NullMarked
package dev.mortise.bench.link;

import org.jspecify.annotations.NullMarked;
