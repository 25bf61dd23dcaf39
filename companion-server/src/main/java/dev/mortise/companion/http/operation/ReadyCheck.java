package dev.mortise.companion.http.operation;

import java.util.function.BooleanSupplier;

/// One thing the server needs to do its work.
///
/// @param name for operators, lower-kebab
/// @param ready whether it is there now; answers at once
public record ReadyCheck(String name, BooleanSupplier ready) {}
