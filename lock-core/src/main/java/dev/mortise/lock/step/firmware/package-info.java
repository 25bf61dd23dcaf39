/// Installing firmware: on an administrator's word, of the maker's making, and only upwards.
@NullMarked
package dev.mortise.lock.step.firmware;

import org.jspecify.annotations.NullMarked;
