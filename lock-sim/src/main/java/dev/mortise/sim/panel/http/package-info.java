/// The words of the simulation API: routes, calls, replies and problems, free of any server.
@NullMarked
package dev.mortise.sim.panel.http;

import org.jspecify.annotations.NullMarked;
