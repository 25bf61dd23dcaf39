package dev.mortise.sim.flash;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import java.util.List;
import java.util.Optional;

/// Templates as rows, each sealed to its kind, slot, format and the commit that brought it.
final class TemplateRows {

  private static final int FINGERPRINT = BiometricKind.FINGERPRINT.code();

  private final Sql sql;
  private boolean marked;

  TemplateRows(Sql sql) {
    this.sql = sql;
  }

  void add(FingerSlot slot, FingerprintTemplate template, long version, Sealer sealer) {
    int format = template.format().code();
    sql.update(
        "INSERT INTO template (kind, slot, format, made, sealed) VALUES (?, ?, ?, ?, ?)",
        FINGERPRINT,
        slot.index(),
        format,
        version,
        template.<byte[]>lend(clear -> sealer.seal(place(slot.index(), format, version), clear)));
  }

  void drop(FingerSlot slot, long version) {
    sql.update(
        "UPDATE template SET dropped = ? WHERE kind = ? AND slot = ? AND dropped IS NULL",
        version,
        FINGERPRINT,
        slot.index());
    marked = true;
  }

  void dropAll(long version) {
    sql.update("UPDATE template SET dropped = ? WHERE dropped IS NULL", version);
    marked = true;
  }

  void undoAfter(long version) {
    sql.update("DELETE FROM template WHERE made > ?", version);
    sql.update("UPDATE template SET dropped = NULL WHERE dropped > ?", version);
    marked = true;
  }

  /// Erases what was marked, if anything was; no later version may have marked anything.
  int purgeUpTo(long version) {
    if (!marked) {
      return 0;
    }
    marked = false;
    return sql.update("DELETE FROM template WHERE dropped <= ?", version);
  }

  int clear() {
    marked = false;
    return sql.update("DELETE FROM template");
  }

  /// Every template in the order of arrival. A row that does not open is left out: that finger is
  /// no longer known.
  List<Flash.KeptTemplate> all(Sealer sealer) {
    return sql
        .query(
            "SELECT slot, format, made, sealed FROM template"
                + " WHERE kind = ? AND dropped IS NULL ORDER BY id",
            row -> open(row.getInt(1), row.getInt(2), row.getLong(3), row.getBytes(4), sealer),
            FINGERPRINT)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Flash.KeptTemplate> open(
      int slot, int format, long version, byte[] sealed, Sealer sealer) {
    return TemplateFormat.ofCode(format)
        .flatMap(
            known ->
                sealer
                    .open(place(slot, format, version), sealed)
                    .map(clear -> FingerprintTemplate.adopt(known, clear.reveal()))
                    .map(template -> new Flash.KeptTemplate(new FingerSlot(slot), template)));
  }

  private static Sealer.Place place(int slot, int format, long version) {
    return Sealer.Place.of("template", (long) FINGERPRINT, (long) slot, (long) format, version);
  }
}
