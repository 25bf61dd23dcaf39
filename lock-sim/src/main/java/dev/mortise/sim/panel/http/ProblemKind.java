package dev.mortise.sim.panel.http;

import java.util.Locale;

/// Every kind of problem that this API answers with; its description lists the same.
public enum ProblemKind {
  /// What was sent makes no sense; every fault is named.
  INVALID_INPUT(400, "The input is not valid; nothing was done"),
  /// Bytes that are no request.
  MALFORMED(400, "That is not an HTTP request, or one too large"),
  /// No token, or another.
  NO_TOKEN(
      401,
      "The token is needed, as Authorization: Bearer TOKEN; it was printed at start and lies in the"
          + " lock's data folder"),
  /// A page of another origin calls.
  FOREIGN_ORIGIN(403, "A page from elsewhere may not do this"),
  /// No such path.
  NOT_FOUND(404, "There is nothing here; /openapi.json says what there is"),
  /// The screen shows no code.
  NO_PICTURE(404, "The screen shows no QR code; see /v1/screen for what it shows"),
  /// A path with another method.
  OTHER_METHOD(405, "This can be asked with other methods only; Allow names them"),
  /// The lock cannot be asked.
  NO_POWER(409, "The lock has no power; put the battery in first: battery in"),
  /// A cause could not take place.
  IMPOSSIBLE(409, "A cause could not take place; those before it did"),
  /// More bytes than the route takes.
  LARGE_CONTENT(413, "The content is too large"),
  /// A header Expect that is not known.
  OTHER_EXPECTATION(417, "Nothing but 100-continue can be expected here"),
  /// Called by a name that is none of this machine's.
  FOREIGN_HOST(421, "This is no name of this machine; call it by its address"),
  /// A fault of the simulator.
  INTERNAL(500, "Something broke in the simulator; its log knows more");

  private final int status;
  private final String title;

  ProblemKind(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /// HTTP's status code.
  public int status() {
    return status;
  }

  /// The kind for people.
  public String title() {
    return title;
  }

  /// The kind for programs, a URN.
  public String type() {
    return "urn:mortise:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
