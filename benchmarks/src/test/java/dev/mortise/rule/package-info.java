/// The rules the product is held to, and which of them the tests that ran have proven.
@NullMarked
package dev.mortise.rule;

import org.jspecify.annotations.NullMarked;
