package dev.mortise.mode;

/// A language of the voice prompts (LK-31).
public enum Language {
  /// English.
  ENGLISH("en"),

  /// Chinese, in simplified characters.
  CHINESE("zh");

  private final String wireText;

  Language(String wireText) {
    this.wireText = wireText;
  }

  /// The word for it in messages: its code of two letters (ISO 639).
  public String wireText() {
    return wireText;
  }
}
