/// As much of CDDL (RFC 8610) as the project's schema uses, to hold real messages against it.
@NullMarked
package dev.mortise.protocol.message.cddl;

import org.jspecify.annotations.NullMarked;
