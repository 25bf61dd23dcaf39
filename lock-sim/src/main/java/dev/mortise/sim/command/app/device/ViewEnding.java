package dev.mortise.sim.command.app.device;

import java.util.Arrays;

/// How a live view ended. Apart from the phone's own reasons it is the companion's word, and no
/// promise of the lock's.
enum ViewEnding {
  /// Whoever watched wanted no more.
  ASKED("asked", "you wanted no more", Kind.USUAL),

  /// The lock ended it, or stopped.
  SILENT("silent", "the lock shows no more", Kind.USUAL),

  /// The companion carries no view for longer.
  TIME_OVER("time-over", "its time is over", Kind.USUAL),

  /// Another phone of the account watches.
  WATCHED_ELSEWHERE("watched-elsewhere", "this account watches it elsewhere", Kind.USUAL),

  /// The lock lost the companion.
  LOCK_LEFT("lock-left", "the lock went off line", Kind.BROKEN),

  /// The account was taken out.
  NOT_SHARED("not-shared", "this account does not share the lock any more", Kind.REFUSED),

  /// The owner will have no video any more.
  NOT_ACCEPTED(
      "video-notice-not-accepted",
      "the lock's owner took back that they accept video",
      Kind.REFUSED),

  /// The companion carries too many views.
  NO_ROOM("no-room", "the companion carries too many views just now; try again", Kind.REFUSED),

  /// Too much came that the lock had not sealed to this phone.
  FORGED("forged", "too many pictures were not the lock's", Kind.BROKEN),

  /// The phone lost the companion, or gave a reason that this phone does not know.
  BROKEN("broken-off", "the connection to the companion broke off", Kind.BROKEN);

  private enum Kind {
    USUAL,
    BROKEN,
    REFUSED
  }

  private final String word;
  private final String sentence;
  private final Kind kind;

  ViewEnding(String word, String sentence, Kind kind) {
    this.word = word;
    this.sentence = sentence;
    this.kind = kind;
  }

  /// The ending that the companion's word means.
  static ViewEnding of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word.equals(word) && each != ASKED && each != FORGED)
        .findFirst()
        .orElse(BROKEN);
  }

  /// For programs.
  String word() {
    return word;
  }

  /// For people, without its full stop.
  String sentence() {
    return sentence;
  }

  /// Whether it ended although both wanted it to go on.
  boolean isFailure() {
    return kind != Kind.USUAL;
  }

  /// Whether somebody would not have it go on.
  boolean isRefusal() {
    return kind == Kind.REFUSED;
  }
}
