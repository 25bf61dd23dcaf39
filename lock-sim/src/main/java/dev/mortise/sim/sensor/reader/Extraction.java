package dev.mortise.sim.sensor.reader;

import dev.mortise.biometric.fingerprint.FingerprintTemplate;

/// What an extractor found in an image.
///
/// @param template the minutiae, a secret that whoever takes this extraction closes
/// @param minutiae how many there are
record Extraction(FingerprintTemplate template, int minutiae) {}
