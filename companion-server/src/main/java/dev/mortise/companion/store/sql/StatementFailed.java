package dev.mortise.companion.store.sql;

import java.sql.SQLException;

/// The database refused a statement. The message says what the database said, which names tables
/// and columns; no value that was bound is in it, because exceptions are logged.
public final class StatementFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param cause the database's word
  public StatementFailed(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
