package dev.mortise.companion.lock.attempt;

import dev.mortise.companion.http.input.Base64Url;
import java.util.Optional;

/// An attempt as the API shows it.
///
/// @param response the lock's own bytes, base64url: believe these, after verifying them
public record AttemptView(
    String id,
    String lock,
    String state,
    Optional<String> reason,
    Optional<String> response,
    String createdAt,
    String deadline) {

  /// Shows an attempt.
  public static AttemptView of(Attempt attempt) {
    return new AttemptView(
        attempt.id().toString(),
        attempt.lock().toString(),
        attempt.state().word(),
        attempt.reason(),
        attempt.response().map(Base64Url::encode),
        attempt.createdAt().toString(),
        attempt.deadline().toString());
  }
}
