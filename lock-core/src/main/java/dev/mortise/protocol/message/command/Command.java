package dev.mortise.protocol.message.command;

import dev.mortise.authority.Operation;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.AccessVersion;
import dev.mortise.protocol.message.Challenge;
import dev.mortise.protocol.message.Field;
import dev.mortise.protocol.message.MessageLimits;
import java.util.Optional;

/// One command for one lock, fresh by its challenge.
///
/// The arguments stay as they came until [#readArguments()], so that a lock can say *invalid
/// arguments* under its signature for a command that is otherwise sound.
///
/// @param challenge the lock's, of its answer to this app's question
/// @param operation what to do
/// @param arguments the fields of the arguments; empty where the operation has none
/// @param accessVersion the version of the access list that the signer saw; there exactly where the
///   operation changes it
public record Command(
    LockId lock,
    Generation generation,
    Challenge challenge,
    Operation operation,
    CborMap arguments,
    Optional<AccessVersion> accessVersion) {

  public Command {
    if (accessVersion.isPresent() != operation.changesAccessList()) {
      throw new IllegalArgumentException(
          "access version stands where the access list changes operation=" + operation);
    }
  }

  /// A command that leaves the access list as it is.
  public static Command of(
      LockId lock, Generation generation, Challenge challenge, CommandArguments arguments) {
    return new Command(
        lock,
        generation,
        challenge,
        arguments.operation(),
        ArgumentsCodec.encode(arguments),
        Optional.empty());
  }

  /// A command that changes the access list, and is done only if the list is still at this version.
  public static Command of(
      LockId lock,
      Generation generation,
      Challenge challenge,
      CommandArguments arguments,
      AccessVersion seen) {
    return new Command(
        lock,
        generation,
        challenge,
        arguments.operation(),
        ArgumentsCodec.encode(arguments),
        Optional.of(seen));
  }

  /// The arguments as what they mean.
  ///
  /// @throws MalformedCbor naming every fault, if they do not fit the operation
  public CommandArguments readArguments() throws MalformedCbor {
    return ArgumentsCodec.decode(operation, arguments);
  }

  /// The payload to be signed.
  public Octets encode() {
    CborMap.Builder fields =
        Field.begin(lock, generation).put(3, challenge.octets()).put(4, operation.wireText());
    if (!arguments.entries().isEmpty()) {
      fields.put(5, arguments);
    }
    accessVersion.ifPresent(version -> fields.put(6, version.number()));
    return Cbor.encode(fields.build());
  }

  /// Reads a payload whose signature was verified.
  ///
  /// @throws MalformedCbor naming every fault but those of the arguments
  public static Command decode(Octets payload) throws MalformedCbor {
    MapReader fields = MapReader.of(payload, MessageLimits.PAYLOAD, "command");
    LockId lock = Field.lockId(fields, 1);
    Generation generation = Field.generation(fields, 2);
    Challenge challenge = new Challenge(fields.bytes(3, Challenge.SIZE));
    Operation operation = Field.operation(fields, 4);
    CborMap arguments = readArgumentMap(fields);
    Optional<AccessVersion> version =
        fields.optional(6, () -> new AccessVersion(fields.integer(6, 0, Long.MAX_VALUE)));
    if (version.isPresent() != operation.changesAccessList()) {
      fields.fault(6, "an access version stands where the access list changes, and only there");
    }
    fields.finish();
    return new Command(lock, generation, challenge, operation, arguments, version);
  }

  private static CborMap readArgumentMap(MapReader fields) {
    CborMap none = CborMap.withFields().build();
    if (!fields.has(5)) {
      return none;
    }
    if (fields.value(5) instanceof CborMap map && !map.entries().isEmpty()) {
      return map;
    }
    fields.fault(5, "expected a map with fields");
    return none;
  }
}
