package dev.mortise.lock.link;

import dev.mortise.authority.Channel;
import dev.mortise.journal.event.Maker;
import dev.mortise.lock.live.GrantedCommand;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Subject;
import dev.mortise.protocol.wifi.WifiNetwork;
import java.time.Duration;
import java.util.Optional;

/// What the lock is doing with its wireless network.
///
/// @param joining the network it is trying, for somebody who waits
/// @param watched the live view that is on
public record Wireless(Optional<Joining> joining, Optional<Watched> watched) {

  /// Nothing.
  public static final Wireless IDLE = new Wireless(Optional.empty(), Optional.empty());

  /// An attempt to join another network (LK-26).
  ///
  /// @param until when it counts as failed without a word
  public record Joining(Waiting waiting, WifiNetwork network, Duration until) {}

  /// Who waits to hear how joining went.
  public sealed interface Waiting {

    /// A command, whose receipt says it.
    record OfCommand(GrantedCommand command) implements Waiting {}

    /// A pairing that is done, and whose receipt says it beside.
    ///
    /// @param subject which request
    /// @param confirmation the lock's proof that it knew the secret, 32 bytes
    /// @param by whom it stands in the journal as
    record OfPairing(Correlation correlation, Subject subject, Octets confirmation, Maker by)
        implements Waiting {}
  }

  /// A live view (LK-76).
  ///
  /// @param by the app that watches
  /// @param channel how its command came
  /// @param until when it ends by itself
  /// @param dueAt when it ends, or who watches may have no right to it any more; not after `until`
  public record Watched(KeyId by, Channel channel, Duration until, Duration dueAt) {

    /// The same, to be looked at again then.
    public Watched due(Duration other) {
      return new Watched(by, channel, until, other);
    }
  }

  /// The same while joining.
  public Wireless joining(Joining attempt) {
    return new Wireless(Optional.of(attempt), watched);
  }

  /// The same with nothing being joined.
  public Wireless joined() {
    return new Wireless(Optional.empty(), watched);
  }

  /// The same with this live view.
  public Wireless watched(Watched view) {
    return new Wireless(joining, Optional.of(view));
  }

  /// The same without a live view.
  public Wireless unwatched() {
    return new Wireless(joining, Optional.empty());
  }
}
