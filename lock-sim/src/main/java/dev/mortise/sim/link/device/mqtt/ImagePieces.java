package dev.mortise.sim.link.device.mqtt;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.link.OwedAcknowledgements;
import dev.mortise.protocol.link.OwedAcknowledgements.Owed;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.tinylog.Logger;

/// The pieces of firmware that came on one connection, until they are acknowledged: in their own
/// order, so that writing them holds up no response, and no more than the receive maximum at once.
/// Confined to the connection's event loop.
final class ImagePieces {

  private final Function<ImageChunk, CompletionStage<Acknowledgement>> lock;
  private final Executor loop;
  private final OwedAcknowledgements owed;

  /// @param lock takes a piece; its stage may be done on any thread
  ImagePieces(
      Function<ImageChunk, CompletionStage<Acknowledgement>> lock,
      Executor loop,
      OwedAcknowledgements.Wire wire) {
    this.lock = lock;
    this.loop = loop;
    this.owed = new OwedAcknowledgements(wire);
  }

  /// A piece came. Returns whether the companion was free to send it; if not, the lock has not
  /// heard of it.
  boolean take(int packetId, Octets payload) {
    Optional<Owed> room = owed.owe(packetId);
    room.ifPresent(admitted -> hand(admitted, payload));
    return room.isPresent();
  }

  private void hand(Owed admitted, Octets payload) {
    ImageChunk piece;
    try {
      piece = ImageChunk.decode(payload);
    } catch (MalformedCbor e) {
      admitted.decide(Acknowledgement.REFUSED);
      return;
    }
    lock.apply(piece)
        .whenCompleteAsync(
            (told, failure) -> {
              if (failure != null) {
                Logger.warn(failure, "a piece of firmware was not taken offset={}", piece.offset());
              }
              admitted.decide(failure == null ? told : Acknowledgement.FAILED);
            },
            loop);
  }
}
