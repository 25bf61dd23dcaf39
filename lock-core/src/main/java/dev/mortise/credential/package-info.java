/// The means by which a person shows who they are.
@NullMarked
package dev.mortise.credential;

import org.jspecify.annotations.NullMarked;
