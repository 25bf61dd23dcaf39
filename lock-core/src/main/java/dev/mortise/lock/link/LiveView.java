package dev.mortise.lock.link;

import dev.mortise.protocol.key.AgreementKey;
import dev.mortise.protocol.message.Challenge;

/// A live view of what is before the door, for one app (LK-76).
///
/// There is one camera, and it looks outdoors; nothing here could ask for another.
///
/// @param challenge of the command that started it; its frames are sealed under it
/// @param app whom the frames are sealed to
public record LiveView(Challenge challenge, AgreementKey app) {}
