package dev.mortise.companion.store.sqlite;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/// What the store counts about itself. The counts of reads and writes are also the measure by which
/// tests show that two answers cost the same work.
final class StoreMeters {
  private final MeterRegistry registry;
  private final Counter reads;
  private final Counter refused;
  private final DistributionSummary unitsPerCommit;

  StoreMeters(MeterRegistry registry) {
    this.registry = registry;
    this.reads = counter("mortise.store.reads", "units of work that read");
    this.refused = counter("mortise.store.refused", "units of work that were not accepted");
    this.unitsPerCommit =
        DistributionSummary.builder("mortise.store.commit.units")
            .description("units of work that shared one commit")
            .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  void watchQueue(Collection<?> queue) {
    Gauge.builder("mortise.store.queue", queue, Collection::size)
        .description("units of work waiting for the writer")
        .register(registry);
  }

  void read() {
    reads.increment();
  }

  void refused() {
    refused.increment();
  }

  void committed(int units) {
    unitsPerCommit.record(units);
  }
}
