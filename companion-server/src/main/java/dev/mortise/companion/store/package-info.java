/// What the companion keeps: its data folder, and the port to the database in it.
///
/// Work on the database is a [UnitOfWork]: it either happens whole or not at all, and its result is
/// given out only when it would survive the loss of power. Repositories live in the room of their
/// capability and take an open transaction; nothing outside this room opens a connection.
@NullMarked
package dev.mortise.companion.store;

import org.jspecify.annotations.NullMarked;
