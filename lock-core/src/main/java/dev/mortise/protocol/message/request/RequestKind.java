package dev.mortise.protocol.message.request;

/// The first field of a request: which of the six it is.
enum RequestKind {
  CHALLENGE("challenge"),
  COMMAND("command"),
  PAIR("pair"),
  REVOCATION("revocation"),
  REPORT("report"),
  FIRMWARE("firmware");

  private final String wireText;

  RequestKind(String wireText) {
    this.wireText = wireText;
  }

  String wireText() {
    return wireText;
  }
}
