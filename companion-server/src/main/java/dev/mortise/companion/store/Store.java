package dev.mortise.companion.store;

import java.util.concurrent.CompletionStage;

/// The companion's memory: runs units of work and answers when what they wrote is durable.
///
/// A stage completes exceptionally with what the unit threw, with [StoreUnavailable] if the unit
/// was not accepted, or with the database's exception if the commit failed; in all three cases
/// nothing was written. Stages complete on virtual threads, so what is chained to one may block.
public interface Store extends AutoCloseable {
  /// Runs a unit that may write. Units run one after the other, in the order of acceptance; the
  /// stage completes only after the commit, so whatever it answers survives a loss of power.
  <T> CompletionStage<T> write(UnitOfWork<T> unit);

  /// [#write] for what nobody waits for: it goes with the next unit that somebody does wait for, or
  /// by itself after [StorePolicy#company]. So it costs the others no sync of its own.
  <T> CompletionStage<T> writeInCompany(UnitOfWork<T> unit);

  /// Runs a unit that only reads, against one consistent snapshot, beside other readers and the
  /// writer.
  <T> CompletionStage<T> read(UnitOfWork<T> unit);

  /// Whether units that write can succeed at all. False after a failed disk write, whose effect
  /// nobody knows: only opening the store anew finds out, so nothing is accepted until then.
  boolean writable();

  /// Completes the units that were accepted and closes the database.
  @Override
  void close();

  /// [#write] for a caller that may block, such as a handler on a virtual thread.
  <T> T writeAndWait(UnitOfWork<T> unit);

  /// [#read] for a caller that may block, such as a handler on a virtual thread. It reads on the
  /// caller's own thread.
  <T> T readAndWait(UnitOfWork<T> unit);
}
