/// The people of the household whom the lock knows, and what each of them is to it.
@NullMarked
package dev.mortise.user;

import org.jspecify.annotations.NullMarked;
