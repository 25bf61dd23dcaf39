package dev.mortise.protocol.certificate;

/// A text that was to hold a certificate or a key, and does not.
public final class MalformedPem extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedPem(String fault) {
    super(fault);
  }

  MalformedPem(String fault, Throwable cause) {
    super(fault, cause);
  }
}
