/// The comparison of two prints: how likely do two sets of minutiae come from one finger?
///
/// A [Print] is an impression made ready once: minutiae, the edges to their nearest neighbours, and
/// where it has ridges. [PrintComparator] holds one print as the probe and scores any number of
/// others against it, in six steps of one class each:
///
/// 1. [EdgeIndex]: the probe's edges in sets of like length and bearings;
/// 2. [LocalEvidence]: every reference edge looked up there speaks for one pair of minutiae;
/// 3. [Roots]: of the best pairs, those that agree on one placement with most others;
/// 4. [Alignment] and [Pairing]: the placement that fits them, and the minutiae that meet under it,
///    once stiffly and then following the skin where it is stretched;
/// 5. [Agreement]: how many meet, how closely, and what fails to meet where both prints have
///    ridges;
/// 6. [ScoreModel]: one number from it, in powers of ten of the false match rate.
///
/// A comparison that has no hope of a score ends before, and one that is beyond doubt is refined
/// less.
///
/// Neighbour edges come from Jiang and Yau ("Fingerprint minutiae matching based on the local and
/// global structures", 2000); consensus and pairing are the usual ways of point matching. All is
/// reckoned in integers and in single floats without fused operations or libraries of the machine,
/// so the same input gives the same score everywhere.
@NullMarked
package dev.mortise.biometric.fingerprint.match;

import org.jspecify.annotations.NullMarked;
