/// Palm veins from the sensor to the machine: features, protected template, slot, and the port to
/// whoever matches.
///
/// The shell asks the sensor for a [PalmCapture], lets a [PalmMatcher] protect its features and say
/// whose palm it is, wipes the features and hands the machine a [PalmSample] in which no feature is
/// left. What is stored and compared is the protected form alone (ISO/IEC 24745).
@NullMarked
package dev.mortise.biometric.palm;

import org.jspecify.annotations.NullMarked;
