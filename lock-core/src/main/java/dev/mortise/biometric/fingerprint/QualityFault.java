package dev.mortise.biometric.fingerprint;

/// Why a touch gave no usable print: the failure to acquire of ISO/IEC 19795-1, by its cause.
///
/// Such a touch is refused as poor quality and is not a wrong try (LK-34). Each constant has a
/// prompt of its own, because each asks the person for something else.
public enum QualityFault {

  /// No ridges anywhere: an empty, dark or blurred picture. Touch again.
  NO_FINGER,

  /// The finger covers too little of the reader. Lay it flat and cover the reader.
  PARTIAL,

  /// The finger lies far off the middle, so that a part of it is cut off. Move it to the middle.
  OFF_CENTRE,

  /// The finger is turned too far from upright. Turn it straight.
  TILTED,

  /// Too few minutiae, as with flat, thin or worn prints. Press a little more, or use another
  /// finger; a thumb has most ridges (LK-5).
  TOO_FEW_MINUTIAE
}
