/// Who may open a door when, written a second time from the specification: what simulated lives are
/// held against. It shares no rule with the lock; it borrows its words alone.
@NullMarked
package dev.mortise.sim.fleet.reference;

import org.jspecify.annotations.NullMarked;
