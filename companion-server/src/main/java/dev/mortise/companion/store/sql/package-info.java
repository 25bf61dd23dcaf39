/// SQL with named values: each statement is prepared once for a connection and kept there.
///
/// A text with names such as `:lock` in it becomes a [SqlStatement]; what it finds is read from
/// [ResultRow]s. The values of the companion look like this in a column:
///
/// | idea | column |
/// |---|---|
/// | identifier | UUID (version 7, made in Java) or lock id, `BLOB` of 16 bytes |
/// | account | its name for locks, `TEXT` of at most 64 characters |
/// | time | microseconds since 1970 UTC, `INTEGER` |
/// | bytes | `BLOB` |
/// | truth value | `INTEGER` 0 or 1 with a `CHECK` |
///
/// JDBC does the work. A mapper of objects would add a search through the kinds of argument and
/// column for each value, which cost the writer more than the statements themselves.
@NullMarked
package dev.mortise.companion.store.sql;

import org.jspecify.annotations.NullMarked;
