package dev.mortise.companion.store;

import org.jdbi.v3.core.Handle;

/// A piece of work on the database that happens whole or not at all.
///
/// It runs inside a transaction that it neither begins nor ends. A unit that writes shares the
/// writer with everybody, so it only reads and writes rows: it waits for nothing and calls nobody.
/// Throwing undoes what it did; for an expected refusal return a value instead.
///
/// @param <T> what the work answers
@FunctionalInterface
public interface UnitOfWork<T> {
  /// Does the work.
  ///
  /// @param handle the open transaction, valid during this call only
  T run(Handle handle) throws Exception;
}
