package dev.mortise.companion.lock.firmware;

import dev.mortise.authority.Refusal;
import dev.mortise.companion.link.LockConnection;
import dev.mortise.companion.link.LockUnreachable;
import dev.mortise.firmware.Firmware.Wanted;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.certificate.LockCertificate;
import dev.mortise.protocol.key.SignatureAlgorithm;
import dev.mortise.protocol.key.SigningKeyPair;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.request.OfferFirmware;
import dev.mortise.protocol.message.request.Request;
import dev.mortise.protocol.message.response.FirmwareNeed;
import dev.mortise.protocol.message.response.Response;
import dev.mortise.secret.Entropy;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// A lock as the courier meets it: it wants an image, keeps what it is given of it, and wants
/// nothing more once all is there.
final class WantingLock implements LockConnection {

  static final LockId ID = LockId.parse("0192f0c1-2345-7abc-8def-0123456789ab");

  private final LockCertificate certificate;
  private final ByteArrayOutputStream there = new ByteArrayOutputStream();
  private final int pieceBytesMax;
  private Optional<Wanted> wanted;
  private final int size;
  private Optional<Refusal> refusal = Optional.empty();
  private final Set<Octets> foreign = new HashSet<>();
  private int failAt = -1;
  private int goneAt = -1;
  private int asked;
  private OptionalInt claimed = OptionalInt.empty();
  private int looked;

  /// The offsets of pieces that are answered only when they are let go.
  private final Map<Integer, CompletableFuture<Acknowledgement>> held = new HashMap<>();

  WantingLock(Optional<Wanted> wanted, int size, int pieceBytesMax) {
    this(ID, wanted, size, pieceBytesMax);
  }

  WantingLock(LockId id, Optional<Wanted> wanted, int size, int pieceBytesMax) {
    this.certificate =
        new LockCertificate(
            id,
            SigningKeyPair.generate(
                    SignatureAlgorithm.ED25519, Entropy.of(new byte[Entropy.SIZE]), "lock")
                .publicKey());
    this.wanted = wanted;
    this.size = size;
    this.pieceBytesMax = pieceBytesMax;
  }

  /// Refuses every offer for this reason, or none.
  synchronized void refusing(Optional<Refusal> reason) {
    refusal = reason;
  }

  /// Refuses this manifest, as one that its maker did not sign.
  synchronized void refusing(Octets manifest) {
    foreign.add(manifest);
  }

  /// Does not take the piece that begins here, once.
  synchronized void failAt(int offset) {
    failAt = offset;
  }

  /// Is silent about the piece that begins here, once.
  synchronized void goneAt(int offset) {
    goneAt = offset;
  }

  /// Takes the piece that begins here, and says so only when it is let go.
  synchronized void hold(int offset) {
    held.put(offset, new CompletableFuture<>());
  }

  /// Says that it has taken the piece that begins here.
  void letGo(int offset) {
    Optional<CompletableFuture<Acknowledgement>> piece;
    synchronized (this) {
      piece = Optional.ofNullable(held.remove(offset));
    }
    piece.orElseThrow().complete(Acknowledgement.TAKEN);
  }

  /// Says that it has so many bytes of whatever is offered, whatever it was sent.
  synchronized void claiming(OptionalInt bytes) {
    claimed = bytes;
  }

  /// How often somebody wanted to know how long its pieces may be.
  synchronized int looked() {
    return looked;
  }

  synchronized byte[] there() {
    return there.toByteArray();
  }

  synchronized int asked() {
    return asked;
  }

  @Override
  public LockCertificate lock() {
    return certificate;
  }

  @Override
  public synchronized <T> CompletionStage<T> ask(
      Octets request, Duration deadline, Function<Octets, CompletionStage<T>> settle) {
    asked++;
    try {
      return settle.apply(answer((OfferFirmware) Request.decode(request)));
    } catch (MalformedCbor e) {
      throw new AssertionError(e);
    }
  }

  private Octets answer(OfferFirmware offer) {
    if (wanted.isPresent() && offer.manifest().isPresent() && refusal.isPresent()) {
      return new Response.Refused(refusal.get()).encode();
    }
    if (wanted.isPresent() && offer.manifest().filter(foreign::contains).isPresent()) {
      return new Response.Refused(Refusal.INVALID_ARGUMENTS).encode();
    }
    return new FirmwareNeed(
            wanted,
            wanted.isPresent()
                ? offer.manifest().map(_ -> claimed.orElse(there.size()))
                : Optional.empty())
        .encode();
  }

  @Override
  public synchronized int pieceBytesMax() {
    looked++;
    return pieceBytesMax;
  }

  @Override
  public synchronized CompletionStage<Acknowledgement> send(ImageChunk piece, Duration deadline) {
    if (piece.offset() == goneAt) {
      goneAt = -1;
      return CompletableFuture.failedStage(LockUnreachable.noResponse("lock is silent"));
    }
    if (piece.offset() == failAt || piece.offset() != there.size()) {
      failAt = -1;
      return CompletableFuture.completedStage(Acknowledgement.FAILED);
    }
    there.writeBytes(piece.piece().copy());
    if (there.size() == size) {
      wanted = Optional.empty();
    }
    return held.getOrDefault(
        piece.offset(), CompletableFuture.completedFuture(Acknowledgement.TAKEN));
  }

  @Override
  public void takenOver() {
    throw new AssertionError("there is one connection");
  }

  @Override
  public void refuse() {
    throw new AssertionError("it is welcome");
  }
}
