package dev.mortise.protocol.message.grant;

import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.MessageLimits;
import dev.mortise.protocol.message.VisitorReference;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// An administrator's word that something given shall be worth nothing from now on. It needs no
/// challenge, may be carried by anyone, and says the same however often it is delivered.
///
/// @param target what is taken away
public record Revocation(LockId lock, Generation generation, Target target) {

  /// What a revocation can take away.
  public sealed interface Target {

    /// An enrolled key.
    record OfKey(KeyId key) implements Target {}

    /// An invitation, redeemed or not: the key that it let in goes with it.
    ///
    /// @param redeemBy the last moment it can be redeemed, so that the lock need not remember it
    ///   for longer; empty where whoever revokes it does not know
    record OfInvitation(InvitationSerial serial, Optional<Instant> redeemBy) implements Target {

      public OfInvitation {
        redeemBy = redeemBy.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
      }

      /// One whose last moment is not known.
      public OfInvitation(InvitationSerial serial) {
        this(serial, Optional.empty());
      }
    }

    /// A one-time visitor passcode.
    record OfVisitorPasscode(VisitorReference reference) implements Target {}
  }

  /// The payload to be signed.
  public Octets encode() {
    var fields = Field.begin(lock, generation).put(3, kind(target).wireText);
    switch (target) {
      case Target.OfKey(KeyId key) -> fields.put(4, key.octets());
      case Target.OfInvitation(InvitationSerial serial, Optional<Instant> redeemBy) -> {
        fields.put(4, serial.octets());
        redeemBy.ifPresent(end -> fields.put(5, Field.item(end)));
      }
      case Target.OfVisitorPasscode(VisitorReference reference) ->
          fields.put(4, reference.octets());
    }
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault
  public static Revocation decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "revocation");
    Revocation revocation =
        new Revocation(Field.lockId(fields, 1), Field.generation(fields, 2), readTarget(fields));
    fields.finish();
    return revocation;
  }

  private static Target readTarget(MapReader fields) {
    return switch (fields.choice(3, List.of(Kind.values()), kind -> kind.wireText)) {
      case KEY -> new Target.OfKey(Field.keyId(fields, 4));
      case INVITATION ->
          new Target.OfInvitation(
              new InvitationSerial(fields.bytes(4, InvitationSerial.SIZE)),
              fields.optional(5, () -> Field.time(fields, 5)));
      case VISITOR_PASSCODE ->
          new Target.OfVisitorPasscode(
              new VisitorReference(fields.bytes(4, VisitorReference.SIZE)));
    };
  }

  private static Kind kind(Target target) {
    return switch (target) {
      case Target.OfKey _ -> Kind.KEY;
      case Target.OfInvitation _ -> Kind.INVITATION;
      case Target.OfVisitorPasscode _ -> Kind.VISITOR_PASSCODE;
    };
  }

  private enum Kind {
    KEY("key"),
    INVITATION("invitation"),
    VISITOR_PASSCODE("visitor-passcode");

    private final String wireText;

    Kind(String wireText) {
      this.wireText = wireText;
    }
  }
}
