package dev.mortise.rule;

/// A test method of the sources says that it proves a rule.
///
/// @param rule which one
/// @param method the method's name
public record Claim(RuleId rule, String method) {}
