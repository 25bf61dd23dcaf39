package dev.mortise.sim.flash;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.journal.JournalEntry;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.medium.Medium;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The lock's memory under power. Every commit is durable on return; a failed one leaves a flash
/// that refuses everything until it is opened anew. Safe for use by any thread.
public final class Flash implements AutoCloseable {

  /// How many events there is room for: far more than the machine keeps (D-20), so that a lock
  /// never stops for want of it, and yet no fault fills the disk.
  public static final int EVENTS_MAX = 50_000;

  /// The file of its database.
  public static final String FILE = "flash.db";

  /// So many acknowledgements are noted in memory before they are written for their own sake.
  static final int NOTES_MAX = 64;

  /// After so many commits the log is due to be moved: half of what makes SQLite move it in the
  /// next commit, which somebody waits for.
  static final int COMMITS_A_LOG = 128;

  /// A template that the flash gave back; whoever takes it closes it.
  public record KeptTemplate(TemplateSlot slot, ProtectedTemplate template) {}

  private final SecureElement element;
  private final Sql sql;
  private final RecordRows records;
  private final JournalRows journal;
  private final TemplateRows templates;
  private long version;

  /// Noted in the clear, and so believed no further than the end of the chain of events: whoever
  /// writes a larger number into the flash keeps no later event from being sent.
  private long acknowledged;

  private int notes;
  private int commits;
  private boolean believed;
  private boolean failed;

  private Flash(Sql sql, SecureElement element) {
    this.element = element;
    this.sql = sql;
    this.records = new RecordRows(sql);
    this.journal = new JournalRows(sql);
    this.templates = new TemplateRows(sql);
    this.acknowledged =
        Math.min(
            sql.query("SELECT acknowledged FROM outbox", row -> row.getLong(1)).getFirst(),
            element.journal().sequence());
  }

  /// Opens the flash that belongs to a secure element, or makes an empty one. [#start] tells what
  /// is in it.
  ///
  /// @throws FlashFailed if it cannot be opened, or another process has it open
  public static Flash open(Medium medium, SecureElement element) {
    Sql sql = openDatabase(medium);
    try {
      return new Flash(sql, element);
    } catch (RuntimeException e) {
      sql.close();
      throw e;
    }
  }

  private static Sql openDatabase(Medium medium) {
    try {
      if (medium.read(FILE).isEmpty()) {
        medium.write(FILE, new byte[0]);
        medium.syncNames();
      }
    } catch (IOException e) {
      throw new FlashFailed("the flash cannot be made: " + e.getMessage(), e);
    }
    return Sql.open(medium, FILE);
  }

  /// What the flash holds, once what a power cut left half done was undone. To be called once,
  /// before all else.
  public synchronized FlashStart start() {
    List<RecordRows.Sealed> found = records.all();
    Optional<Octets> newest = element.newest();
    if (newest.isEmpty()) {
      believed = true;
      settle(0);
      return new FlashStart.Blank();
    }
    for (RecordRows.Sealed record : found) {
      Optional<SecretBytes> state =
          record.digest().equals(newest.get()) ? record.open(element.sealer()) : Optional.empty();
      if (state.isPresent()) {
        believed = true;
        settle(record.version());
        return new FlashStart.Newest(state.get());
      }
    }
    version = found.stream().mapToLong(RecordRows.Sealed::version).max().orElse(0);
    return new FlashStart.RestoredFlash();
  }

  /// Makes a version the one that counts: rows of later ones are undone, rows dropped by it or
  /// before are erased.
  private void settle(long counted) {
    version = counted;
    journal.undoAfter(counted);
    templates.undoAfter(counted);
    erase();
  }

  private void erase() {
    int erased = journal.purgeUpTo(version) + templates.purgeUpTo(version);
    erased += records.clearExcept(version);
    sql.commit();
    if (erased > 0) {
      sql.checkpoint();
    }
  }

  /// Makes a decision durable: the whole of it, or nothing.
  ///
  /// @throws FlashFailed if that cannot be done; whether it was, [#start] of a newly opened flash
  ///   tells
  public synchronized void commit(FlashCommit commit) {
    usable();
    failed = true;
    if (commit.erasesEverything()) {
      commitRenewing(commit, element.freshKeys());
      erase();
    } else if (commit.dropsTemplates()) {
      commitRenewing(commit, element.freshWrapping());
    } else {
      Octets digest = write(commit, element.sealer());
      element.advance(digest, commit);
    }
    believed = true;
    failed = false;
    commits++;
  }

  /// Whatever else is kept is sealed anew, and the old key destroyed with the same write of the
  /// secure element that makes the commit count: what was erased then opens for nobody, whoever
  /// copied the flash before and breaks the secure element after.
  private void commitRenewing(FlashCommit commit, Sealer.Keys keys) {
    try (Sealer sealer = element.sealerOf(keys)) {
      Octets digest = write(commit, sealer);
      element.renew(keys, digest, commit);
    } catch (RuntimeException e) {
      keys.close();
      throw e;
    }
  }

  /// The first half of a commit: everything in the flash, nothing of it counting yet.
  private Octets write(FlashCommit commit, Sealer sealer) {
    if (believed) {
      journal.purgeUpTo(version);
      templates.purgeUpTo(version);
    } else {
      journal.clear();
      templates.clear();
    }
    version++;
    Octets digest = records.write(commit.state(), version, sealer);
    commit.changes().forEach(change -> apply(change, sealer));
    if (commit.dropsTemplates()) {
      templates.rewrap(element.sealer().wrap(), sealer.wrap(), version);
    }
    writeNotes();
    if (journal.count() > EVENTS_MAX) {
      throw new FlashFailed("the journal is full events=" + journal.count());
    }
    sql.commit();
    return digest;
  }

  private void apply(FlashChange change, Sealer sealer) {
    switch (change) {
      case FlashChange.EraseEverything() -> {
        journal.dropAll(version);
        templates.dropAll(version);
      }
      case FlashChange.AddEvent(var entry) -> journal.add(entry, version, sealer);
      case FlashChange.DropEvents(long from, long to, var except) ->
          journal.drop(from, to, except, version);
      case FlashChange.KeepTemplate(var slot, var template) ->
          templates.add(slot, template, version, sealer.wrap());
      case FlashChange.DropTemplates(var slot) -> templates.drop(slot, version);
    }
  }

  /// The oldest events of the journal from this sequence on, oldest first: `limit` of them, or all
  /// if there are fewer.
  public synchronized List<JournalEntry> events(long from, int limit) {
    usable();
    return believed ? journal.from(from, limit, element.sealer()) : List.of();
  }

  /// Every template of a kind, in the order of enrolment; the caller closes them.
  public synchronized List<KeptTemplate> templates(BiometricKind kind) {
    usable();
    return believed ? templates.all(kind, element.sealer().wrap()) : List.of();
  }

  /// How often the state was written to this flash in its life, which is what wears it out; a copy
  /// put back brings the count of its own time.
  public synchronized long writes() {
    return version;
  }

  /// Brings all that was committed into the one file of the flash.
  public synchronized void gather() {
    usable();
    sql.checkpoint();
  }

  /// The newest sequence that was acknowledged; all before count as acknowledged too.
  public synchronized long acknowledged() {
    usable();
    return acknowledged;
  }

  /// Notes that events up to this sequence need not be sent again. The note is written by the next
  /// commit or when the flash is closed, and may be lost before; then they are sent again.
  public synchronized void acknowledge(long sequence) {
    usable();
    if (sequence <= acknowledged) {
      return;
    }
    acknowledged = sequence;
    notes++;
    if (notes == NOTES_MAX) {
      failed = true;
      writeNotes();
      sql.commit();
      failed = false;
    }
  }

  /// Whether the log has grown long enough to be moved.
  public synchronized boolean isLogDue() {
    return commits >= COMMITS_A_LOG;
  }

  /// Moves a log that is due into the database; a commit meanwhile waits.
  public synchronized void moveLog() {
    usable();
    if (isLogDue()) {
      failed = true;
      sql.moveLog();
      failed = false;
      commits = 0;
    }
  }

  private void writeNotes() {
    if (notes > 0) {
      sql.update("UPDATE outbox SET acknowledged = ?", acknowledged);
      notes = 0;
    }
  }

  private void usable() {
    if (failed) {
      throw new FlashFailed("the flash failed before and must be opened anew");
    }
  }

  @Override
  public synchronized void close() {
    try (sql) {
      saveNotes();
    } finally {
      failed = true;
    }
  }

  private void saveNotes() {
    if (failed || notes == 0) {
      return;
    }
    try {
      writeNotes();
      sql.commit();
    } catch (FlashFailed e) {
      // A note may be lost. What else is wrong shows when the flash is opened anew.
      failed = true;
    }
  }
}
