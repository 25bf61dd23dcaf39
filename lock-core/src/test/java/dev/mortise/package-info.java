/// What the tests of several rooms share: the project's own vectors.
@NullMarked
package dev.mortise;

import org.jspecify.annotations.NullMarked;
