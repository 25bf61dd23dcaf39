/// The text form of a scenario: its words, how they are read, and the reference that tells them.
///
/// A new word is one of [ScriptWord] and a case in the parser; the reference is made of the same
/// words, of the causes and of what can be looked at, so it cannot fall behind.
@NullMarked
package dev.mortise.sim.world.script;

import org.jspecify.annotations.NullMarked;
