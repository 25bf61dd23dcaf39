/// The store in one SQLite file: written by one thread with group commit, read by many.
///
/// Migrations are the SQL files in `db/migration/sqlite`; each is named in the file `scripts`
/// beside them. Tables are `STRICT`, and statements keep to what PostgreSQL understands too.
@NullMarked
package dev.mortise.companion.store.sqlite;

import org.jspecify.annotations.NullMarked;
