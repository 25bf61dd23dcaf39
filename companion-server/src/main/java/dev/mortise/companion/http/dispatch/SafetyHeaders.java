package dev.mortise.companion.http.dispatch;

import java.util.Map;

/// The fields every reply carries, whatever it says (SEC-25). This server has no pages, so it
/// forbids browsers to treat anything as one; and it sets no cookie, ever.
final class SafetyHeaders {
  static final Map<String, String> ALWAYS =
      Map.of(
          "cache-control", "no-store",
          "content-security-policy", "default-src 'none'; frame-ancestors 'none'",
          "cross-origin-resource-policy", "same-origin",
          "referrer-policy", "no-referrer",
          "x-content-type-options", "nosniff",
          "x-frame-options", "DENY");

  private SafetyHeaders() {}
}
