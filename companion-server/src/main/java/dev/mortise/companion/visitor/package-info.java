/// One-time visitor passcodes as the companion knows them: a reference, a label that only apps can
/// read, and what became of it. Never digits, nor anything they follow from.
@NullMarked
package dev.mortise.companion.visitor;

import org.jspecify.annotations.NullMarked;
