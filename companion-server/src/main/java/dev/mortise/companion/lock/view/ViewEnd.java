package dev.mortise.companion.lock.view;

/// Why a stream of frames ended. It is the companion's word and not the lock's.
public enum ViewEnd {
  /// The lock sends no more: its time is over, or something at the lock ended it.
  SILENT("silent"),

  /// It lasted as long as the companion carries frames of one command.
  TIME_OVER("time-over"),

  /// The same view is watched by another stream of the account.
  WATCHED_ELSEWHERE("watched-elsewhere"),

  /// The lock's connection ended.
  LOCK_LEFT("lock-left"),

  /// The account does not share the lock any more.
  NOT_SHARED("not-shared"),

  /// The lock's owner took back that they accept video.
  NOT_ACCEPTED("video-notice-not-accepted"),

  /// Who watched is gone, and nobody is told.
  VIEWER_LEFT("viewer-left"),

  /// There are too many views at once.
  NO_ROOM("no-room");

  private final String word;

  ViewEnd(String word) {
    this.word = word;
  }

  /// The word for it on the wire.
  String word() {
    return word;
  }
}
