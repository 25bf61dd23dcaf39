/// Faces that nobody has, from the features on: what a camera and a model of faces would give.
///
/// There are no pictures. A face is a direction in space drawn from a seed, spread as published
/// figures of a model of 512 values say; a presentation adds what light, pose and time change.
@NullMarked
package dev.mortise.sim.sensor.face;

import org.jspecify.annotations.NullMarked;
