/// Faces from the camera to the machine: features, protected template, pose, slot, and the port to
/// whoever matches.
///
/// The shell asks the camera for a [FaceCapture], lets a [FaceMatcher] protect its features and say
/// who it is, wipes the features and hands the machine a [FaceSample] in which no feature is left.
/// What is stored and compared is the protected form alone (ISO/IEC 24745), and a lock's key is
/// needed to make it.
@NullMarked
package dev.mortise.biometric.face;

import org.jspecify.annotations.NullMarked;
