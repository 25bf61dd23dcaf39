package dev.mortise.companion.lock;

import dev.mortise.authority.KeyRole;
import dev.mortise.companion.http.input.Base64Url;
import dev.mortise.companion.sharing.Membership;
import dev.mortise.protocol.link.StatusHint;
import java.util.List;
import java.util.Optional;

/// A lock as the API shows it to somebody who shares it.
///
/// @param roles the roles of the account's own apps; empty for a former member
/// @param owner whether the account is the lock's owner
/// @param online whether the lock is connected now
/// @param lastEventAt when its newest event came; for a former member the last that is theirs
/// @param signingKey CBOR of the key that signs its words, base64url
/// @param hint what it said unsigned since it connected: good for a picture, not for a decision
public record LockView(
    String id,
    List<String> roles,
    boolean owner,
    boolean online,
    String lastEventAt,
    int generation,
    long newestSequence,
    String signingKey,
    Optional<Hint> hint) {

  public LockView {
    roles = List.copyOf(roles);
  }

  /// What a lock looks like, in its own words.
  public record Hint(int batteryPercent, String bolt, String door, String mode) {

    static Hint of(StatusHint hint) {
      return new Hint(
          hint.batteryPercent(),
          hint.bolt().wireText(),
          hint.door().wireText(),
          hint.mode().wireText());
    }
  }

  static LockView of(KnownLock lock, Membership membership, LockDirectory directory) {
    boolean current = membership.isCurrent();
    return new LockView(
        lock.id().toString(),
        membership.roles().stream().map(KeyRole::wireText).sorted().toList(),
        membership.owner() && current,
        current && directory.isOnline(lock.id()),
        membership.endedAt().orElse(lock.lastEventAt()).toString(),
        lock.generation().number(),
        membership.until().orElse(lock.newest().sequence()),
        Base64Url.encode(lock.signingKey()),
        current ? directory.hint(lock.id()).map(Hint::of) : Optional.empty());
  }
}
