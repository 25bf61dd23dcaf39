/// Passcodes: which digits may be one, how they are kept, and how an entry is held against them.
///
/// No passcode is kept in the clear. The lock keeps HMACs under a key of its own and compares an
/// entry by hashing every stretch of it that could be a passcode, the same work whether one is
/// right or none (LK-15, LK-82).
@NullMarked
package dev.mortise.passcode;

import org.jspecify.annotations.NullMarked;
