package dev.mortise.companion.http.input;

/// The input of a route that takes none.
public record Nothing() {}
