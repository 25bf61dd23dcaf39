/// What a lock's screen or an inviter shows and a newcomer's camera reads: one text in the alphabet
/// of QR codes.
@NullMarked
package dev.mortise.protocol.qr;

import org.jspecify.annotations.NullMarked;
