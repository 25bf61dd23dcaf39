/// How an administrator's app lets another key in, and takes it out again.
@NullMarked
package dev.mortise.authority.invitation;

import org.jspecify.annotations.NullMarked;
