package dev.mortise.sim.phone.companion.http;

import dev.mortise.sim.phone.companion.http.CompanionFailed.Reason;

/// Turns a problem document (RFC 9457) into a sentence for people.
final class ProblemDocument {

  private static final int LONGEST_SHOWN = 500;

  private ProblemDocument() {}

  static CompanionFailed read(int status, String body) {
    return new CompanionFailed(reason(status), sentence(status, body));
  }

  private static Reason reason(int status) {
    return switch (status) {
      case 401 -> Reason.SIGNED_OUT;
      case 404 -> Reason.NOT_FOUND;
      case 504 -> Reason.LOCK_UNREACHABLE;
      default -> status < 500 || status == 503 ? Reason.REFUSED : Reason.BROKEN;
    };
  }

  private static String sentence(int status, String body) {
    try {
      Json document = Json.parse(body);
      StringBuilder sentence = new StringBuilder(document.text("title"));
      document.optionalText("detail").ifPresent(detail -> sentence.append(": ").append(detail));
      if (document.node().has("faults")) {
        for (Json fault : document.objects("faults")) {
          sentence.append("; ").append(fault.text("field")).append(' ').append(fault.text("fault"));
        }
      }
      return printable(sentence.toString());
    } catch (CompanionFailed e) {
      return status == 404
          ? "the companion has nothing there for this account"
          : "the companion answered with status " + status + " and no word why";
    }
  }

  /// What a stranger's server says goes to a terminal: no control character, and not for ever.
  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + " ...";
  }
}
