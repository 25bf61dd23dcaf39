/// The inner loops of the matchers behind one small interface: a scalar oracle and a twin that uses
/// the Vector API.
///
/// Which of them runs is chosen once, where the matcher is made ([KernelChoice]). Integer results
/// are the same from both; sums of floats differ in their last bits, and nothing that is stored or
/// decided may rest on those.
@NullMarked
package dev.mortise.biometric.vector;

import org.jspecify.annotations.NullMarked;
