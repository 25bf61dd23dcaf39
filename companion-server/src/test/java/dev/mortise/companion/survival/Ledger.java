package dev.mortise.companion.survival;

import dev.mortise.protocol.key.KeyId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What lock and companion have acknowledged. What was asked for without an answer stands in
/// neither of two opposite lists.
final class Ledger {

  /// So many wrong tries lock the system (LK-47).
  static final int WRONG_TRIES_MAX = 5;

  boolean administrator;
  boolean account;
  boolean paired;
  boolean remote;
  boolean visitorSeries;

  /// The newest event that the lock signed for.
  long sequence;

  /// The newest event that the companion told.
  long told;

  /// The newest version of the access list that the lock signed for.
  long accessVersion;

  final Map<Integer, String> users = new HashMap<>();
  final Set<Integer> deletedUsers = new HashSet<>();
  final Set<KeyId> keys = new HashSet<>();
  final Set<KeyId> revokedKeys = new HashSet<>();

  /// One-time passcodes that opened, or were refused after they may have.
  final List<String> usedPasscodes = new ArrayList<>();

  /// One-time passcodes that were typed when the lock went: they open at most once more.
  final List<String> doubtfulPasscodes = new ArrayList<>();

  /// Wrong tries since the last right entry of the administrator, as far as they were acknowledged.
  int wrongTries;

  /// The same with those that were begun.
  int wrongTriesBegun;

  void heard(long newest) {
    sequence = Math.max(sequence, newest);
  }

  void wrongTryBegins() {
    wrongTriesBegun++;
  }

  void forgetWrongTries() {
    wrongTries = 0;
    wrongTriesBegun = 0;
  }

  boolean mayBeLockedOut() {
    return wrongTriesBegun >= WRONG_TRIES_MAX;
  }
}
