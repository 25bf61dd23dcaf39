package dev.mortise.sim.panel.http;

/// One thing that is wrong with an input.
///
/// @param field where: the name of a field, with its place in a list behind a slash
/// @param fault what: for people, and with what would be right
public record Fault(String field, String fault) {}
