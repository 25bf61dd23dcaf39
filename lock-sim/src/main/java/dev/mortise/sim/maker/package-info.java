/// The maker of locks: the authority that signs their certificates, and the files that hold one.
///
/// It stands for the factory. A companion is told the maker's certificate, never the key.
@NullMarked
package dev.mortise.sim.maker;

import org.jspecify.annotations.NullMarked;
