package dev.mortise.sim.flash;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.face.FaceTemplate;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.palm.PalmTemplate;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.biometric.protect.TemplateWrap;
import java.util.List;
import java.util.Optional;

/// Templates as rows, each wrapped for its kind, slot, format and the commit that brought it.
final class TemplateRows {

  private final Sql sql;
  private boolean marked;

  TemplateRows(Sql sql) {
    this.sql = sql;
  }

  void add(TemplateSlot slot, ProtectedTemplate template, long version, TemplateWrap wrap) {
    TemplatePlace place = new TemplatePlace(slot, template.formatCode(), version);
    sql.update(
        "INSERT INTO template (kind, slot, format, made, sealed) VALUES (?, ?, ?, ?, ?)",
        slot.kind().code(),
        slot.index(),
        place.formatCode(),
        version,
        template.wrapped(wrap, place));
  }

  void drop(TemplateSlot slot, long version) {
    sql.update(
        "UPDATE template SET dropped = ? WHERE kind = ? AND slot = ? AND dropped IS NULL",
        version,
        slot.kind().code(),
        slot.index());
    marked = true;
  }

  /// Wraps every template of an earlier commit anew, in a row beside its old one, so that until
  /// this version counts the old key still opens all that did. One that it does not open stays
  /// behind.
  void rewrap(TemplateWrap former, TemplateWrap fresh, long version) {
    for (BiometricKind kind : BiometricKind.values()) {
      for (Flash.KeptTemplate kept : all(kind, former, version - 1)) {
        try (ProtectedTemplate template = kept.template()) {
          add(kept.slot(), template, version, fresh);
        }
      }
    }
    sql.update(
        "UPDATE template SET dropped = ? WHERE made < ? AND dropped IS NULL", version, version);
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

  /// Every template of a kind in the order of arrival. A row that does not open is left out: that
  /// finger, face or palm is no longer known.
  List<Flash.KeptTemplate> all(BiometricKind kind, TemplateWrap wrap) {
    return all(kind, wrap, Long.MAX_VALUE);
  }

  private List<Flash.KeptTemplate> all(BiometricKind kind, TemplateWrap wrap, long upTo) {
    return sql
        .query(
            "SELECT slot, format, made, sealed FROM template"
                + " WHERE kind = ? AND made <= ? AND dropped IS NULL ORDER BY id",
            row -> open(kind, row.getInt(1), row.getInt(2), row.getLong(3), row.getBytes(4), wrap),
            kind.code(),
            upTo)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// The numbers lie in the clear, so anything may stand there.
  private static Optional<Flash.KeptTemplate> open(
      BiometricKind kind, int slot, int format, long version, byte[] sealed, TemplateWrap wrap) {
    if (slot < 1 || slot > TemplateSlot.CAPACITY || format < 1 || format > 255 || version < 0) {
      return Optional.empty();
    }
    TemplatePlace place = new TemplatePlace(new TemplateSlot(kind, slot), format, version);
    return open(place, sealed, wrap)
        .map(template -> new Flash.KeptTemplate(place.slot(), template));
  }

  private static Optional<? extends ProtectedTemplate> open(
      TemplatePlace place, byte[] sealed, TemplateWrap wrap) {
    return switch (place.slot().kind()) {
      case FINGERPRINT -> FingerprintTemplate.unwrapped(wrap, place, sealed);
      case FACE -> FaceTemplate.unwrapped(wrap, place, sealed);
      case PALM_VEIN -> PalmTemplate.unwrapped(wrap, place, sealed);
    };
  }
}
