package dev.mortise.authority;

import static dev.mortise.authority.Channel.DOOR;
import static dev.mortise.authority.Channel.NEAR;
import static dev.mortise.authority.Channel.REMOTE;
import static dev.mortise.authority.KeyRole.ADMINISTRATOR;
import static dev.mortise.authority.KeyRole.LINKED_LOCK;
import static dev.mortise.authority.KeyRole.REMOTE_CONTROLLER;
import static dev.mortise.authority.KeyRole.USER;
import static dev.mortise.authority.KeyRole.VISITOR;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The one table that says which role may do which operation by which channel (SEC-8).
///
/// What it does not allow is refused. At the door a role is that of the credential's user, and a
/// visitor passcode is a visitor's; near and remote it is that of the key that signed. Further
/// limits of a key, a mode or a setting only take away from what stands here.
public final class AuthorityTable {

  private static final Map<Operation, Row> ROWS = rows();

  private AuthorityTable() {}

  /// Whether this role may do this operation by this channel.
  public static boolean permits(KeyRole role, Operation operation, Channel channel) {
    return channels(role, operation).contains(channel);
  }

  /// Why this role may not do this operation by this channel, or empty if it may.
  public static Optional<Refusal> refusal(KeyRole role, Operation operation, Channel channel) {
    Set<Channel> channels = channels(role, operation);
    if (channels.contains(channel)) {
      return Optional.empty();
    }
    return Optional.of(channels.isEmpty() ? Refusal.NOT_PERMITTED : Refusal.WRONG_CHANNEL);
  }

  /// The channels by which this role may do this operation.
  public static Set<Channel> channels(KeyRole role, Operation operation) {
    Row row = ROWS.get(operation);
    return row == null ? Set.of() : row.channels.getOrDefault(role, Set.of());
  }

  /// The table itself. The compiler refuses an operation without a row.
  private static Row row(Operation operation) {
    return switch (operation) {
      case UNLOCK ->
          new Row()
              .may(ADMINISTRATOR, DOOR, NEAR, REMOTE)
              .may(USER, DOOR, NEAR, REMOTE)
              .may(VISITOR, DOOR, NEAR)
              .may(REMOTE_CONTROLLER, NEAR);
      case LOCK ->
          new Row()
              .may(ADMINISTRATOR, DOOR, NEAR, REMOTE)
              .may(USER, DOOR, NEAR, REMOTE)
              .may(VISITOR, DOOR, NEAR);
      case UNLOCK_AS_LINKED -> new Row().may(LINKED_LOCK, NEAR);
      case START_LIVE_VIEW -> new Row().may(ADMINISTRATOR, NEAR, REMOTE).may(USER, NEAR, REMOTE);
      case SET_MODE, INVITE -> new Row().may(ADMINISTRATOR, DOOR, NEAR, REMOTE);
      case CHANGE_SETTING,
          SET_WIFI,
          ADD_ACCESSORY,
          REMOVE_ACCESSORY,
          UNBIND,
          ADD_USER,
          CHANGE_USER,
          DELETE_USER,
          START_ENROLMENT,
          DELETE_CREDENTIAL,
          SET_PERIODIC_PASSCODE,
          LINK_LOCK,
          LIFT_LOCKOUT,
          RAISE_VISITOR_EPOCH,
          EXTEND_KEY,
          READ_EVENTS,
          READ_ACCESS_LIST,
          SET_TIME,
          UPDATE_FIRMWARE ->
          new Row().may(ADMINISTRATOR, NEAR, REMOTE);
    };
  }

  private static Map<Operation, Row> rows() {
    Map<Operation, Row> rows = new EnumMap<>(Operation.class);
    for (Operation operation : Operation.values()) {
      rows.put(operation, row(operation));
    }
    return rows;
  }

  /// Who may do one operation, and by which channels.
  private static final class Row {

    private final Map<KeyRole, Set<Channel>> channels = new EnumMap<>(KeyRole.class);

    private Row may(KeyRole role, Channel first, Channel... more) {
      channels.put(role, EnumSet.of(first, more));
      return this;
    }
  }
}
