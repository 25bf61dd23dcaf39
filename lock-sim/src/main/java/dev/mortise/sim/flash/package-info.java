/// The lock's memory: a flash whose secrets are sealed, and the secure element that knows which of
/// its states is the newest.
///
/// The secure element is a small file that holds the sealing key, the signing key, the generation
/// and the SHA-256 of the newest state record. The flash is a SQLite database that holds two state
/// records, the templates and the journal, all sealed. One commit is
///
/// 1. one SQLite transaction: the new record in the place of the older of the two, new rows marked
///    with the commit's version, rows to be erased marked too, but still there; synced;
/// 2. one write of what the secure element remembers, over the older of its two copies; synced;
/// 3. only then, and only after a factory reset at once, what was marked is erased.
///
/// A power cut before step 2 is complete leaves the old state with all its rows, one after it the
/// new state with all of its own: at start the record counts whose hash the secure element holds,
/// and rows of later versions are undone. If there is no such record, somebody put an old flash
/// back, and nothing in it is believed (SEC-26).
@NullMarked
package dev.mortise.sim.flash;

import org.jspecify.annotations.NullMarked;
