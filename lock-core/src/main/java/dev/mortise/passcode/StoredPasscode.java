package dev.mortise.passcode;

import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import java.nio.ByteBuffer;

/// One passcode as the lock keeps it.
///
/// @param index its place among the passcodes, 1 to 50
/// @param hash of the whole passcode
/// @param within the first 8 bytes of the hash of each shorter stretch of it that could be a
///   passcode, joined: by them a new code is recognised that lies within this one (D-13). Eight
///   bytes keep the state small, and a chance hit among them has odds of 2^-59.
record StoredPasscode(int index, PasscodeHash hash, Octets within) {

  static final int PREFIX = Long.BYTES;

  static StoredPasscode of(int index, Passcode passcode, PasscodeHasher hasher) {
    int length = passcode.length();
    ByteBuffer within = ByteBuffer.allocate(PREFIX * shorterStretches(length));
    for (int shorter = Passcode.MIN_LENGTH; shorter < length; shorter++) {
      for (int from = 0; from + shorter <= length; from++) {
        within.putLong(hasher.hash(passcode.digits(), from, shorter).first());
      }
    }
    PasscodeHash hash = hasher.hash(passcode.digits(), 0, length);
    return new StoredPasscode(index, hash, Octets.adopt(within.array()));
  }

  /// How many stretches of at least 6 digits lie within so many digits, without the whole: 0 to 14.
  static int shorterStretches(int length) {
    int shorter = length - Passcode.MIN_LENGTH;
    return shorter * (shorter + 3) / 2;
  }

  /// Whether the passcode with this hash is a shorter stretch of this one.
  boolean contains(PasscodeHash other) {
    ByteBuffer prefixes = within.asBuffer();
    int found = 0;
    while (prefixes.hasRemaining()) {
      found |= PasscodeHash.zeroMask(prefixes.getLong() ^ other.first());
    }
    return found != 0;
  }

  CborValue toCbor() {
    return CborMap.withFields().put(1, index).put(2, hash.octets()).put(3, within).build();
  }

  @Override
  public String toString() {
    return "StoredPasscode[index=" + index + "]";
  }

  static StoredPasscode parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "passcode");
    int index = fields.integer(1, 1, PasscodeTable.CAPACITY);
    Octets hash = fields.bytes(2, PasscodeHash.SIZE);
    Octets within = fields.bytes(3, 0, PREFIX * shorterStretches(Passcode.MAX_LENGTH));
    if (within.size() % PREFIX != 0) {
      fields.fault(3, "expected a multiple of 8 bytes");
    }
    fields.finish();
    return new StoredPasscode(index, PasscodeHash.of(hash), within);
  }
}
