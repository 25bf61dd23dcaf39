package dev.mortise.passcode;

import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.secret.SecretBytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The passcodes of the lock, at most [#CAPACITY], as hashes under its passcode key.
///
/// Whose they are, and which of them are duress codes, is not written here.
public final class PasscodeTable {

  /// As many passcodes as a lock holds (LK-1).
  public static final int CAPACITY = 50;

  /// A table without a passcode.
  public static final PasscodeTable EMPTY = new PasscodeTable(List.of());

  private final List<StoredPasscode> entries;

  PasscodeTable(List<StoredPasscode> entries) {
    if (entries.size() > CAPACITY) {
      throw new IllegalArgumentException("more than 50 passcodes count=" + entries.size());
    }
    this.entries = List.copyOf(entries);
  }

  /// The places that are taken, ascending.
  public List<Integer> indexes() {
    return entries.stream().map(StoredPasscode::index).toList();
  }

  /// The form it is stored in.
  public CborValue toCbor() {
    return new CborArray(entries.stream().map(StoredPasscode::toCbor).toList());
  }

  /// Reads the stored form.
  ///
  /// @throws MalformedCbor if the value is not that
  public static PasscodeTable parse(CborValue value) throws MalformedCbor {
    if (!(value instanceof CborArray(var items)) || items.size() > CAPACITY) {
      throw new MalformedCbor(List.of("passcodes: expected at most 50"));
    }
    List<StoredPasscode> entries = new ArrayList<>();
    for (CborValue item : items) {
      StoredPasscode entry = StoredPasscode.parse(item);
      if (!entries.isEmpty() && entries.getLast().index() >= entry.index()) {
        throw new MalformedCbor(List.of("passcodes: not in order"));
      }
      entries.add(entry);
    }
    return new PasscodeTable(entries);
  }

  List<StoredPasscode> entries() {
    return entries;
  }

  /// The number of passcodes.
  public int size() {
    return entries.size();
  }

  /// This table with one more passcode.
  ///
  /// @param index its place, 1 to 50, which must be free
  public PasscodeTable with(int index, Passcode passcode, SecretBytes key) {
    if (index < 1 || index > CAPACITY || has(index)) {
      throw new IllegalArgumentException("passcode index must be 1 to 50 and free index=" + index);
    }
    StoredPasscode added = StoredPasscode.of(index, passcode, new PasscodeHasher(key));
    return new PasscodeTable(
        Stream.concat(entries.stream(), Stream.of(added))
            .sorted(Comparator.comparingInt(StoredPasscode::index))
            .toList());
  }

  /// This table without the passcode at this place.
  public PasscodeTable without(int index) {
    return new PasscodeTable(entries.stream().filter(entry -> entry.index() != index).toList());
  }

  /// Whether there is a passcode at this place.
  public boolean has(int index) {
    return entries.stream().anyMatch(entry -> entry.index() == index);
  }

  /// Whether this passcode contains one of the table, or lies within one of it, or is one (D-13).
  public boolean collidesWith(Passcode passcode, SecretBytes key) {
    PasscodeHasher hasher = new PasscodeHasher(key);
    PasscodeHash whole = hasher.hash(passcode.digits(), 0, passcode.length());
    boolean within = false;
    for (StoredPasscode entry : entries) {
      within |= entry.contains(whole);
    }
    boolean around = !scan(passcode.digits(), true, hasher).matches().isEmpty();
    return within || around;
  }

  /// Finds every passcode that an entry holds.
  ///
  /// @param padded whether other digits may stand before and behind (LK-15)
  public EntryScan scan(Digits entry, boolean padded, SecretBytes key) {
    return scan(entry, padded, new PasscodeHasher(key));
  }

  private EntryScan scan(Digits entry, boolean padded, PasscodeHasher hasher) {
    int shortest = padded ? Passcode.MIN_LENGTH : Math.max(Passcode.MIN_LENGTH, entry.length());
    int longest = Math.min(Passcode.MAX_LENGTH, entry.length());
    int before = hasher.hashes();
    int[] lengths = new int[entries.size()];
    for (int length = shortest; length <= longest; length++) {
      for (int from = 0; from + length <= entry.length(); from++) {
        compare(hasher.hash(entry, from, length), length, lengths);
      }
    }
    int hashes = hasher.hashes() - before;
    return new EntryScan(matches(lengths), hashes, hashes * entries.size());
  }

  /// Notes the length beside every passcode that has this hash, without a branch that depends on
  /// it.
  private void compare(PasscodeHash stretch, int length, int[] lengths) {
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] |= length & entries.get(i).hash().equalityMask(stretch);
    }
  }

  private List<PasscodeMatch> matches(int[] lengths) {
    List<PasscodeMatch> matches = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] != 0) {
        matches.add(new PasscodeMatch(entries.get(i).index(), lengths[i]));
      }
    }
    return matches;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasscodeTable that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.size();
  }

  @Override
  public String toString() {
    return "PasscodeTable[size=" + entries.size() + "]";
  }
}
