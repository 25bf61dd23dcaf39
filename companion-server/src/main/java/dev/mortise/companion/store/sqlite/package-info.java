/// The store in one SQLite file: written by one thread with group commit, read by many.
///
/// | idea | column |
/// |---|---|
/// | identifier | UUID (version 7, made in Java) or lock id, `BLOB` of 16 bytes |
/// | account | its name for locks, `TEXT` of at most 64 characters |
/// | time | microseconds since 1970 UTC, `INTEGER` |
/// | bytes | `BLOB` |
/// | truth value | `INTEGER` 0 or 1 with a `CHECK` |
///
/// Migrations are the SQL files in `db/migration/sqlite`; each is named in the file `scripts`
/// beside them. Tables are `STRICT`, and statements keep to what PostgreSQL understands too.
@NullMarked
package dev.mortise.companion.store.sqlite;

import org.jspecify.annotations.NullMarked;
