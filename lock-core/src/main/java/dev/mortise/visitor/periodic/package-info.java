/// Passcodes for visitors who come again and again: valid from-until, perhaps on some days of the
/// week and between some times of day (LK-20).
///
/// An administrator's app draws the digits and seals them with their schedule to the lock, which
/// keeps them among the household's passcodes and lets go of them once their time is over.
@NullMarked
package dev.mortise.visitor.periodic;

import org.jspecify.annotations.NullMarked;
