/// What the simulation API says of a lock, as maps and lists to be written as JSON, and pictures.
///
/// The schemas in `openapi.json` say the same; a test holds the two together.
@NullMarked
package dev.mortise.sim.panel.view;

import org.jspecify.annotations.NullMarked;
