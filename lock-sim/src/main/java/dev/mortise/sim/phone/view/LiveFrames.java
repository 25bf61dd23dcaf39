package dev.mortise.sim.phone.view;

import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.protocol.link.StreamFrame;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.seal.FrameSeal;
import dev.mortise.protocol.seal.Sealed;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.phone.companion.FrameStream;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.LockIdentity;
import java.time.Duration;
import java.util.Optional;

/// A live view as it comes in. What is shown is the lock's, made for this phone and this view, and
/// never shown twice: whoever is between can only leave frames out (LK-76).
public final class LiveFrames implements AutoCloseable {

  private final FrameStream stream;
  private final LockIdentity lock;
  private final FrameSeal seal;
  private final AgreementKeyPair own;
  private long newest = -1;

  /// @param challenge of the command that began the view
  /// @param own the phone's key that the frames are sealed to
  public LiveFrames(
      FrameStream stream, LockIdentity lock, Challenge challenge, AgreementKeyPair own) {
    this.stream = stream;
    this.lock = lock;
    this.seal = new FrameSeal(lock.lock(), lock.generation(), challenge);
    this.own = own;
  }

  /// What is seen next.
  public sealed interface Seen {

    /// A picture.
    ///
    /// @param number of the frame, counted by the lock from 0
    /// @param file the picture as an image file has it; wiped by whoever shows it
    /// @param missed how many frames were left out since the one before; 0 before the first
    record Picture(long number, SecretBytes file, long missed) implements Seen {}

    /// A frame that the lock did not seal to this phone under this number, or one that was shown.
    record Forged(long number) implements Seen {}

    /// The companion is there, and has no frame yet.
    record StillHere() implements Seen {}

    /// Nothing for as long as was waited.
    record Silence() implements Seen {}

    /// The view is over.
    ///
    /// @param why one word of the companion's; empty if the connection broke off
    record Over(String why) implements Seen {}
  }

  /// Waits for what is seen next.
  ///
  /// @throws CompanionFailed if the companion sends something else than frames
  public Seen next(Duration patience) throws CompanionFailed {
    return switch (stream.next(patience)) {
      case FrameStream.Next.Frame(StreamFrame frame) -> seen(frame);
      case FrameStream.Next.StillHere() -> new Seen.StillHere();
      case FrameStream.Next.Silence() -> new Seen.Silence();
      case FrameStream.Next.Ended(String why) -> new Seen.Over(why);
    };
  }

  private Seen seen(StreamFrame frame) {
    Optional<SecretBytes> opened =
        frame.number() > newest && frame.challenge().equals(seal.challenge())
            ? open(frame)
            : Optional.empty();
    if (opened.isEmpty()) {
      return new Seen.Forged(frame.number());
    }
    long missed = newest < 0 ? 0 : frame.number() - newest - 1;
    newest = frame.number();
    return new Seen.Picture(frame.number(), opened.get(), missed);
  }

  private Optional<SecretBytes> open(StreamFrame frame) {
    try {
      Sealed sealed = Sealed.parse(frame.sealed());
      return seal.open(frame.number(), sealed, own, lock.keys().agreement());
    } catch (MalformedCbor e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
