package dev.mortise.protocol.message.response;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.cbor.MapReader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How a request ended.
public sealed interface Result {

  /// It was done.
  record Done() implements Result {}

  /// It was not done, and nothing changed.
  ///
  /// @param reason why
  record Refused(Refusal reason) implements Result {}

  /// It was done.
  static Result done() {
    return new Done();
  }

  /// It was refused for this reason.
  static Result refused(Refusal reason) {
    return new Refused(reason);
  }

  /// The word for it in messages: `done`, or the reason's.
  default String wireText() {
    return switch (this) {
      case Done() -> "done";
      case Refused(Refusal reason) -> reason.wireText();
    };
  }

  /// Reads a result from a field.
  static Result read(MapReader fields, long key) {
    return fields.choice(key, Results.ALL, Result::wireText);
  }
}

/// Every result there is.
final class Results {

  static final List<Result> ALL =
      Stream.concat(Stream.of(Result.done()), Arrays.stream(Refusal.values()).map(Result::refused))
          .toList();

  private Results() {}
}
