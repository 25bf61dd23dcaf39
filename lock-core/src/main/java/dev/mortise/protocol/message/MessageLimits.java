package dev.mortise.protocol.message;

import dev.mortise.protocol.cbor.CborLimits;
import java.time.Instant;

/// How long a message may be, in bytes. Longer ones are refused before they are read.
public final class MessageLimits {

  /// The longest signed envelope: command, invitation, revocation, event, receipt, answer, login.
  public static final int ENVELOPE_BYTES = 1024;

  /// The longest request, which may hold an envelope and sealed arguments.
  public static final int REQUEST_BYTES = 4096;

  /// The longest sealed argument: what HPKE puts before and behind it counts.
  public static final int SEALED_BYTES = 512;

  /// The shortest sealed argument: an encapsulated key and the tag of an empty text.
  public static final int SEALED_BYTES_MIN = 48;

  /// The most that a receipt carries besides its result.
  public static final int RECEIPT_DATA_BYTES = 768;

  /// The last moment that a message can name: the end of the year 9999.
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /// What a signed payload is read with.
  public static final CborLimits PAYLOAD = CborLimits.ofBytes(ENVELOPE_BYTES);

  /// What a request or a refusal is read with.
  public static final CborLimits REQUEST = CborLimits.ofBytes(REQUEST_BYTES);

  private MessageLimits() {}
}
