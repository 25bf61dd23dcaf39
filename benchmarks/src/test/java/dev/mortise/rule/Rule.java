package dev.mortise.rule;

/// One rule of the list.
///
/// @param id its name
/// @param column the part of the product that keeps it
/// @param browser whether its tests need a browser, so that it counts where there is one
/// @param words what it is about
public record Rule(RuleId id, String column, boolean browser, String words) {}
