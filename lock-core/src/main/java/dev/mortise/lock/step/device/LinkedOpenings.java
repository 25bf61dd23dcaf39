package dev.mortise.lock.step.device;

import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.lock.step.Turn;
import dev.mortise.protocol.message.command.CommandArguments.UnlockAsLinked;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.util.Optional;

/// What an opening at one lock does to another (LK-40).
///
/// Only a person of the household who opens from outside sets it off: at the door, or with their
/// app beside it. Nothing else does: no opening from inside or from afar, no mechanical key,
/// visitor or remote controller, and no linked opening, so that there is neither echo nor chain
/// (SEC-28, D-12).
public final class LinkedOpenings {

  private LinkedOpenings() {}

  /// This user is opening the door from outside.
  public static void openedFromOutside(Turn turn, UserIndex user) {
    for (LinkedLock link : turn.stored().devices().links().followersOf(user)) {
      turn.emit(new LockEffect.OpenLinked(link, user));
    }
  }

  /// What came of it. The person who opened this door hears that the other one stays shut.
  public static void reported(Turn turn, boolean opened) {
    if (!opened) {
      turn.beep(Tone.REFUSED);
      turn.speak(Prompt.LINKED_LOCK_SHUT);
    }
  }

  /// When the door locks again that this linked lock may open for that user, or empty if its link
  /// does not name them (LK-41, SEC-28).
  public static Optional<Duration> relock(
      Turn turn, GrantedCommand command, UnlockAsLinked opening) {
    return turn.stored()
        .devices()
        .links()
        .termsOf(command.by().id())
        .filter(terms -> terms.users().contains(opening.user()))
        .map(LinkTerms::relock);
  }
}
