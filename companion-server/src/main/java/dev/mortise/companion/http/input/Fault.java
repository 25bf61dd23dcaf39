package dev.mortise.companion.http.input;

/// One thing wrong with what was sent.
///
/// @param field where: a field's or parameter's name, or `body`
/// @param fault what, for a person to read; it repeats nothing of what was sent
public record Fault(String field, String fault) {}
