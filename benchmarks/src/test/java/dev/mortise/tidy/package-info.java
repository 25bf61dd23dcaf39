/// The house rules as tests: how every file of the project is formatted, sized and named.
@NullMarked
package dev.mortise.tidy;

import org.jspecify.annotations.NullMarked;
