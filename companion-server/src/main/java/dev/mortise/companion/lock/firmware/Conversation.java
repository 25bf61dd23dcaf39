package dev.mortise.companion.lock.firmware;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.Response;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Talks with one connected lock about firmware. It waits for the lock, on the caller's virtual
/// thread; one piece is on its way at a time.
///
/// @param link the lock's connection
/// @param whole which files need not be hashed again
record Conversation(LockConnection link, CourierPolicy policy, WholeFiles whole) {

  /// What the lock said to an offer or a question.
  private sealed interface Said {
    record Need(FirmwareNeed need) implements Said {}

    record Refused(Refusal reason) implements Said {}
  }

  /// What the lock wants; nothing for one that does not know the question.
  Optional<Wanted> wanted() throws LockUnreachable {
    return switch (offer(Optional.empty())) {
      case Said.Need(FirmwareNeed need) -> need.wanted();
      case Said.Refused _ -> Optional.empty();
    };
  }

  /// What came of the images that were tried.
  ///
  /// @param reached how far it came, under way only if a piece was taken this time; empty if the
  ///   lock does not want this any more; what it wants instead is asked by the next round, which
  ///   its event calls for
  /// @param refused the files that the lock found to be no good for it
  record Brought(Optional<FirmwareProgress> reached, List<Path> refused) {}

  /// Brings an image from where the lock has it on: the first one that is whole and that the lock
  /// takes, since only the lock can tell whose signature is its maker's.
  ///
  /// @param images one or more that say they are what is wanted
  /// @param told hears of each piece that the lock has taken
  /// @param stop whether to send no more; asked after each piece, so that each turn gets on
  Brought bring(
      List<FirmwareImage> images,
      Wanted wanted,
      Consumer<FirmwareProgress> told,
      BooleanSupplier stop)
      throws LockUnreachable {
    List<Path> refused = new ArrayList<>();
    FirmwareProgress stands = FirmwareProgress.missing(wanted);
    for (FirmwareImage image : images) {
      switch (tried(image, wanted, told, stop)) {
        case Tried.Settled(var reached) -> {
          return new Brought(reached, List.copyOf(refused));
        }
        case Tried.Refused(var now) -> {
          refused.add(image.file());
          stands = now;
        }
        case Tried.Unfit(var now) -> stands = now;
      }
    }
    return new Brought(Optional.of(stands), List.copyOf(refused));
  }

  /// What came of one image.
  private sealed interface Tried {
    /// No other need be tried.
    record Settled(Optional<FirmwareProgress> reached) implements Tried {}

    /// The lock takes no such file; another one may do.
    record Refused(FirmwareProgress now) implements Tried {}

    /// The file is damaged, cannot be read or is shorter than what the lock has; another one may
    /// do.
    record Unfit(FirmwareProgress now) implements Tried {}
  }

  private Tried tried(
      FirmwareImage image, Wanted wanted, Consumer<FirmwareProgress> told, BooleanSupplier stop)
      throws LockUnreachable {
    FirmwareProgress begun = FirmwareProgress.sending(wanted, 0, image.manifest().size());
    try (SeekableByteChannel open = Files.newByteChannel(image.file())) {
      if (!whole.holds(image, open)) {
        return new Tried.Unfit(begun.waiting("the file here is damaged"));
      }
      return switch (offer(Optional.of(image.head().manifest()))) {
        case Said.Refused(Refusal reason) when isAboutTheFile(reason) ->
            new Tried.Refused(begun.waiting(words(reason)));
        case Said.Refused(Refusal reason) ->
            new Tried.Settled(Optional.of(begun.waiting(words(reason))));
        case Said.Need(FirmwareNeed need) when need.there().isEmpty() ->
            new Tried.Settled(Optional.empty());
        case Said.Need(FirmwareNeed need) when need.there().orElseThrow() > begun.size() ->
            new Tried.Unfit(begun.waiting("the lock says that it has more of it than there is"));
        case Said.Need(FirmwareNeed need) -> {
          FirmwareProgress there =
              FirmwareProgress.sending(wanted, need.there().orElseThrow(), begun.size());
          yield new Tried.Settled(Optional.of(send(image, open, there, told, stop)));
        }
      };
    } catch (IOException e) {
      Logger.warn(e, "firmware cannot be read file={}", image.file());
      return new Tried.Unfit(begun.waiting("the file here cannot be read"));
    }
  }

  /// Whether a lock that says so may take another file of the same image.
  private static boolean isAboutTheFile(Refusal reason) {
    return reason == Refusal.INVALID_ARGUMENTS || reason == Refusal.MALFORMED;
  }

  /// A refusal as people are told it.
  private static String words(Refusal reason) {
    if (isAboutTheFile(reason)) {
      return "the lock refuses what is here: it is not signed by its maker, or for another model";
    }
    return reason == Refusal.INSUFFICIENT_BATTERY
        ? "the lock's battery is too low for it"
        : "the lock refuses it for now: " + reason.wireText().replace('-', ' ');
  }

  private FirmwareProgress send(
      FirmwareImage image,
      SeekableByteChannel open,
      FirmwareProgress there,
      Consumer<FirmwareProgress> told,
      BooleanSupplier stop)
      throws LockUnreachable, IOException {
    FirmwareProgress reached = there;
    while (reached.sent() < reached.size()) {
      told.accept(reached);
      var piece = image.piece(open, reached.sent(), link.pieceBytesMax());
      Acknowledgement taken = await(link.send(piece, policy.pieceWait()));
      if (taken != Acknowledgement.TAKEN) {
        return reached.waiting("the lock did not take a piece");
      }
      reached = FirmwareProgress.sending(reached.wanted(), (int) piece.end(), reached.size());
      if (stop.getAsBoolean()) {
        break;
      }
    }
    return reached;
  }

  private Said offer(Optional<Octets> manifest) throws LockUnreachable {
    Octets response = await(link.ask(new OfferFirmware(manifest).encode(), policy.answerWait()));
    try {
      return new Said.Need(FirmwareNeed.decode(response));
    } catch (MalformedCbor e) {
      return new Said.Refused(refusal(response));
    }
  }

  /// A lock of another make may answer anything.
  private static Refusal refusal(Octets response) {
    try {
      return Response.decode(response) instanceof Response.Refused(Refusal reason)
          ? reason
          : Refusal.UNSUPPORTED;
    } catch (MalformedCbor e) {
      return Refusal.UNSUPPORTED;
    }
  }

  private static <T> T await(CompletionStage<T> stage) throws LockUnreachable {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LockUnreachable gone) {
        throw gone;
      }
      throw e;
    }
  }
}
