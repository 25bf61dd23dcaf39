/// The simulation API on the wire: HTTP/1.1 as thinly as it is needed, and who is let in.
///
/// A request is judged by its head, before any of its content is read: it must name this machine,
/// come from no foreign page, and bear the token. It is then answered on a virtual thread, one at a
/// time a connection.
@NullMarked
package dev.mortise.sim.panel.wire;

import org.jspecify.annotations.NullMarked;
