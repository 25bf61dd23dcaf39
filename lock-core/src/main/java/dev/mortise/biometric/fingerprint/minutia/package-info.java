/// Minutiae: the places where ridges end or fork, how many of them a template holds, and how they
/// are encoded.
///
/// An extractor gathers as many as it finds in a [MinutiaeSelection], which keeps the best;
/// [MinutiaeCodec] turns them into the bytes of a template and back. What compares them lies
/// elsewhere.
@NullMarked
package dev.mortise.biometric.fingerprint.minutia;

import org.jspecify.annotations.NullMarked;
