package dev.mortise.protocol.link;

/// What one end of the device link tells the other of a message, as PUBACK's reason code (MQTT 5,
/// section 3.4.2.1). Every one of them is final: the message is not sent again.
public enum Acknowledgement {
  /// Taken: what had to be stored is durable.
  TAKEN(0x00),

  /// Not taken, and the other end need not know why.
  FAILED(0x80),

  /// Not taken, because it is not the sender's word: malformed, or not properly signed.
  REFUSED(0x99);

  /// The bit that all reason codes of faults have (MQTT 5, section 2.4).
  private static final int FAULT = 0x80;

  private final int code;

  Acknowledgement(int code) {
    this.code = code;
  }

  /// The reason code.
  public byte code() {
    return (byte) code;
  }

  /// What a reason code tells: every fault of the other end's but [#REFUSED] is a [#FAILED], and
  /// all else is good.
  public static Acknowledgement of(byte reason) {
    if (reason == REFUSED.code()) {
      return REFUSED;
    }
    return (reason & FAULT) == 0 ? TAKEN : FAILED;
  }
}
