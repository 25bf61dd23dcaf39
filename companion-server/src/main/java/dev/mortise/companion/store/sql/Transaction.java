package dev.mortise.companion.store.sql;

/// An open transaction, to be used by its unit of work and only until that ends.
public final class Transaction implements AutoCloseable {

  private final PreparedStatements prepared;
  private boolean ended;

  /// @param prepared of the connection whose transaction this is
  public Transaction(PreparedStatements prepared) {
    this.prepared = prepared;
  }

  /// A statement, none of whose values is bound.
  ///
  /// @param text a constant of the program: it is kept, and never holds a value
  public SqlStatement sql(String text) {
    if (ended) {
      throw new IllegalStateException("the transaction has ended");
    }
    return prepared.of(text);
  }

  /// The unit of work ended, and its transaction is nobody's any more.
  @Override
  public void close() {
    ended = true;
  }
}
