/// Signed papers that outlive the moment: what lets a key in, what takes it out, what shows who is
/// signing in.
@NullMarked
package dev.mortise.protocol.message.grant;

import org.jspecify.annotations.NullMarked;
