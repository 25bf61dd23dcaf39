package dev.mortise.sim.phone.dialogue;

import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.AccessListStamp;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.secret.Sha256;
import java.util.Optional;

/// Reads a lock's access list slice by slice, and believes the whole if it is the one whose hash
/// the lock signed.
public final class AccessReader {

  /// How often the list may change under the reader's hands.
  private static final int TRIES_MAX = 3;

  private static final int SLICES_MAX = 256;

  private final Dialogue dialogue;

  public AccessReader(Dialogue dialogue) {
    this.dialogue = dialogue;
  }

  /// What came of reading.
  public sealed interface Read {

    /// The list that the lock signed for.
    record Listed(AccessListing listing) implements Read {}

    /// None.
    record Failed(Outcome outcome) implements Read {}
  }

  /// Reads the list.
  public Read read() {
    for (int tries = 1; tries < TRIES_MAX; tries++) {
      Slices slices = new Slices();
      Read read = read(slices);
      if (!slices.changedMeanwhile) {
        return read;
      }
    }
    return read(new Slices());
  }

  /// What was read so far.
  private static final class Slices {

    private Octets bytes = Octets.empty();
    private Optional<AccessListStamp> stamp = Optional.empty();
    private boolean changedMeanwhile;
  }

  private Read read(Slices slices) {
    for (int count = 0; count < SLICES_MAX; count++) {
      Optional<Read> read =
          switch (dialogue.question(Operation.READ_ACCESS_LIST)) {
            case Dialogue.Heard.Failed(Outcome outcome) -> Optional.of(new Read.Failed(outcome));
            case Dialogue.Heard.Answered(Answer answer) -> next(slices, answer);
          };
      if (read.isPresent()) {
        return read.get();
      }
    }
    return notVerified("the access list has no end");
  }

  /// Reads one more slice; the end if that was the last.
  private Optional<Read> next(Slices slices, Answer answer) {
    AccessListStamp stamp = answer.accessList();
    if (slices.stamp.isPresent() && !slices.stamp.get().equals(stamp)) {
      slices.changedMeanwhile = true;
      return Optional.of(notVerified("the access list changed while it was read"));
    }
    slices.stamp = Optional.of(stamp);
    Outcome outcome =
        dialogue.command(new CommandArguments.ReadAccessList(slices.bytes.size()), answer);
    if (!(outcome instanceof Outcome.Done(var receipt))) {
      return Optional.of(new Read.Failed(outcome));
    }
    Octets slice = receipt.data().orElse(Octets.empty());
    slices.bytes = slices.bytes.plus(slice);
    if (Octets.adopt(Sha256.of(slices.bytes.copy())).equals(stamp.hash())) {
      return Optional.of(decoded(slices.bytes));
    }
    return slice.isEmpty() || slices.bytes.size() > AccessListing.MAX_BYTES
        ? Optional.of(notVerified("the access list is not the one that the lock signed for"))
        : Optional.empty();
  }

  private static Read decoded(Octets bytes) {
    try {
      return new Read.Listed(AccessListing.decode(bytes));
    } catch (MalformedCbor e) {
      return notVerified("the lock's access list cannot be read by this version");
    }
  }

  private static Read notVerified(String fault) {
    return new Read.Failed(new Outcome.NotVerified(fault));
  }
}
