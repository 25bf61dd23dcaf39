package dev.mortise.bench.accuracy.contest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/// What one kind of work took, each time by itself, in the time of one thread's processor.
///
/// @param count how often it was done
/// @param p50 median, in microseconds
/// @param p99 99th percentile, in microseconds
/// @param bytes allocated each time, on average
public record Cost(int count, double p50, double p99, double bytes) {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final double NANOS_PER_MICRO = 1000;
  private static final int EMPTY = 2000;

  /// Work of one kind.
  interface Work {
    /// Does the piece with this number.
    void run(int number);
  }

  /// Does the work so often and takes the time of each piece, less what asking for the time costs.
  ///
  /// @param before what is to be done before each piece and is no part of it
  static Cost of(int count, Work before, Work work) {
    long asking = asking();
    long[] nanos = new long[count];
    double bytes = 0;
    for (int i = 0; i < count; i++) {
      before.run(i);
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long begin = THREADS.getCurrentThreadCpuTime();
      work.run(i);
      nanos[i] = Math.max(0, THREADS.getCurrentThreadCpuTime() - begin - asking);
      bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
    }
    Arrays.sort(nanos);
    return new Cost(count, micros(nanos, 0.5), micros(nanos, 0.99), count == 0 ? 0 : bytes / count);
  }

  private static double micros(long[] sorted, double part) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * part)] / NANOS_PER_MICRO;
  }

  /// The median of nothing done.
  private static long asking() {
    long[] nanos = new long[EMPTY];
    for (int i = 0; i < EMPTY; i++) {
      long begin = THREADS.getCurrentThreadCpuTime();
      nanos[i] = THREADS.getCurrentThreadCpuTime() - begin;
    }
    Arrays.sort(nanos);
    return nanos[EMPTY / 2];
  }
}
