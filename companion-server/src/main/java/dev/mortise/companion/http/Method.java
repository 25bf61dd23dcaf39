package dev.mortise.companion.http;

/// The request methods (RFC 9110 section 9) that routes have.
public enum Method {
  /// Reads, and changes nothing; HEAD is answered from it.
  GET,
  /// Makes or asks for something.
  POST,
  /// Replaces what the path names.
  PUT,
  /// Takes away what the path names.
  DELETE
}
