/// Which keys the lock has enrolled, what each may do, and how apps are shown the same.
@NullMarked
package dev.mortise.authority.access;

import org.jspecify.annotations.NullMarked;
