package dev.mortise.credential;

import dev.mortise.protocol.Octets;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One credential of a user of the household.
///
/// @param ref which one
/// @param holder whose it is
/// @param duress whether opening with it raises a silent alarm (LK-17, LK-18)
/// @param templates the digests of the biometric templates that belong to it; empty for the other
///   kinds
/// @param lastUse when it last opened the door, where that is known; a duress credential's use is
///   written on the ordinary one beside it (D-15)
public record Credential(
    CredentialRef ref,
    UserIndex holder,
    boolean duress,
    List<Octets> templates,
    Optional<Instant> lastUse) {

  /// The most templates that make one credential.
  public static final int MAX_TEMPLATES = 8;

  /// The length of a template's digest, in bytes.
  public static final int DIGEST_SIZE = 32;

  public Credential {
    templates = List.copyOf(templates);
    if (templates.size() > MAX_TEMPLATES) {
      throw new IllegalArgumentException("more than 8 templates count=" + templates.size());
    }
    if (templates.stream().anyMatch(digest -> digest.size() != DIGEST_SIZE)) {
      throw new IllegalArgumentException("a template's digest must be 32 bytes");
    }
  }

  /// A credential that was never used.
  public static Credential of(
      CredentialRef ref, UserIndex holder, boolean duress, List<Octets> templates) {
    return new Credential(ref, holder, duress, templates, Optional.empty());
  }

  /// Which sort of credential it is.
  public CredentialKind kind() {
    return ref.kind();
  }

  /// The same credential, used at this time.
  public Credential usedAt(Instant time) {
    return new Credential(ref, holder, duress, templates, Optional.of(time));
  }
}
