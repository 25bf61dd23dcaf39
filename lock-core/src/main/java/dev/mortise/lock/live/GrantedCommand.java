package dev.mortise.lock.live;

import dev.mortise.authority.Channel;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.lock.link.Correlation;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.command.CommandArguments;

/// A command whose signature and challenge were found good: what is left is to see whether its
/// signer may, to do it, and to say how that went.
///
/// @param arguments what to do
/// @param by who signed it
/// @param channel how it came
/// @param challenge what it used up, and what the receipt will name
/// @param correlation where the receipt goes
public record GrantedCommand(
    CommandArguments arguments,
    EnrolledKey by,
    Channel channel,
    Challenge challenge,
    Correlation correlation) {}
