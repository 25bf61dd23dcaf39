package dev.mortise.visitor;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborKey;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.VisitorReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Spells the ledger as it stands in the flash.
final class VisitorLedgerCodec {

  /// Tries older than the window leave with the next one, so there are never more.
  private static final int MAX_TRIES = 1024;

  private VisitorLedgerCodec() {}

  static CborValue toCbor(VisitorLedger ledger) {
    Map<CborKey, CborValue> series = new TreeMap<>();
    ledger.series().forEach((app, one) -> series.put(CborValue.of(app.octets()), one.toCbor()));
    Map<CborKey, CborValue> revoked = new TreeMap<>();
    ledger
        .revoked()
        .forEach(
            (reference, since) ->
                revoked.put(CborValue.of(reference.octets()), CborValue.of(since.number())));
    return CborMap.withFields()
        .put(1, ledger.newest().number())
        .put(2, CborMap.of(series))
        .put(3, CborMap.of(revoked))
        .put(
            4,
            new CborArray(
                ledger.wrongTries().stream()
                    .<CborValue>map(at -> CborValue.of(at.toNanos()))
                    .toList()))
        .build();
  }

  static VisitorLedger parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "visitor ledger");
    VisitorEpoch newest = new VisitorEpoch(fields.integer(1, 0, Integer.MAX_VALUE));
    CborMap series = map(fields, 2);
    SortedMap<VisitorReference, VisitorHour> revoked = revoked(fields);
    List<Duration> tries = tries(fields);
    fields.finish();
    return new VisitorLedger(newest, series(series), revoked, tries);
  }

  private static SortedMap<KeyId, VisitorSeries> series(CborMap map) throws MalformedCbor {
    SortedMap<KeyId, VisitorSeries> series = new TreeMap<>();
    for (var entry : map.entries().entrySet()) {
      if (!(entry.getKey() instanceof CborBytes(Octets id)) || id.size() != KeyId.SIZE) {
        throw new MalformedCbor(List.of("visitor ledger: expected key ids"));
      }
      series.put(new KeyId(id), VisitorSeries.parse(entry.getValue()));
    }
    return series;
  }

  private static SortedMap<VisitorReference, VisitorHour> revoked(MapReader fields) {
    SortedMap<VisitorReference, VisitorHour> revoked = new TreeMap<>();
    map(fields, 3)
        .entries()
        .forEach(
            (key, value) -> {
              if (key instanceof CborBytes(Octets octets)
                  && octets.size() == VisitorReference.SIZE
                  && value instanceof CborInt(long hour)
                  && hour >= 0) {
                revoked.put(new VisitorReference(octets), new VisitorHour(hour));
              } else {
                fields.fault(3, "expected references with hours");
              }
            });
    return revoked;
  }

  private static List<Duration> tries(MapReader fields) {
    List<Duration> tries = new ArrayList<>();
    for (CborValue item : fields.array(4, 0, MAX_TRIES)) {
      if (item instanceof CborInt(long nanos) && nanos >= 0) {
        tries.add(Duration.ofNanos(nanos));
      } else {
        fields.fault(4, "expected moments");
      }
    }
    return tries;
  }

  private static CborMap map(MapReader fields, long key) {
    if (fields.value(key) instanceof CborMap map) {
      return map;
    }
    fields.fault(key, "expected a map");
    return CborMap.withFields().build();
  }
}
