/// Who may do what: operations, channels, roles, reasons to refuse, and the one table that joins
/// them.
///
/// The rooms below hold the rest of the question: `access` which keys the lock knows, `challenge`
/// whether a command is fresh, `invitation` and `pairing` how a key enters.
@NullMarked
package dev.mortise.authority;

import org.jspecify.annotations.NullMarked;
