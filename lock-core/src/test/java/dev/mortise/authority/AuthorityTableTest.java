package dev.mortise.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AuthorityTableTest {

  /// What somebody who is no administrator can ever ask for.
  private static final Set<Operation> FOR_OTHERS =
      EnumSet.of(
          Operation.UNLOCK, Operation.LOCK, Operation.START_LIVE_VIEW, Operation.UNLOCK_AS_LINKED);

  @Test
  @Tag("LK-6")
  void linkedLocksAndRemoteControllersOpenFromNearbyAndDoNothingElse() {
    for (Operation operation : Operation.values()) {
      assertEquals(
          operation == Operation.UNLOCK ? Set.of(Channel.NEAR) : Set.of(),
          AuthorityTable.channels(KeyRole.REMOTE_CONTROLLER, operation));
      assertEquals(
          operation == Operation.UNLOCK_AS_LINKED ? Set.of(Channel.NEAR) : Set.of(),
          AuthorityTable.channels(KeyRole.LINKED_LOCK, operation));
    }
  }

  @Test
  @Tag("SEC-28")
  void nobodyButALinkedLockOpensAsLinked() {
    for (KeyRole role : EnumSet.complementOf(EnumSet.of(KeyRole.LINKED_LOCK))) {
      assertEquals(Set.of(), AuthorityTable.channels(role, Operation.UNLOCK_AS_LINKED));
    }
  }

  @Test
  @Tag("SEC-8")
  void everyOperationHasARow() {
    for (Operation operation : Operation.values()) {
      assertTrue(
          Stream.of(KeyRole.values())
              .anyMatch(role -> !AuthorityTable.channels(role, operation).isEmpty()),
          operation.name());
    }
  }

  @Test
  @Tag("SEC-8")
  void theTableIsTheOneThatWasReviewed() throws IOException {
    try (InputStream golden =
        Objects.requireNonNull(getClass().getResourceAsStream("authority-table.txt"))) {
      assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), print());
    }
  }

  @Test
  @Tag("SEC-8")
  void nobodyButAnAdministratorManagesTheLock() {
    for (Operation operation : EnumSet.complementOf(EnumSet.copyOf(FOR_OTHERS))) {
      for (KeyRole role : EnumSet.complementOf(EnumSet.of(KeyRole.ADMINISTRATOR))) {
        for (Channel channel : Channel.values()) {
          assertEquals(
              Optional.of(Refusal.NOT_PERMITTED), AuthorityTable.refusal(role, operation, channel));
        }
      }
    }
  }

  @Test
  @Tag("LK-6")
  void alarmsOnlyAndDoorSensorsMayDoNothing() {
    for (Operation operation : Operation.values()) {
      assertEquals(Set.of(), AuthorityTable.channels(KeyRole.ALARMS_ONLY, operation));
      assertEquals(Set.of(), AuthorityTable.channels(KeyRole.DOOR_SENSOR, operation));
    }
  }

  @Test
  @Tag("LK-21")
  void aVisitorOpensFromNearbyAndNeverFromAfar() {
    assertTrue(AuthorityTable.permits(KeyRole.VISITOR, Operation.UNLOCK, Channel.NEAR));
    assertEquals(
        Optional.of(Refusal.WRONG_CHANNEL),
        AuthorityTable.refusal(KeyRole.VISITOR, Operation.UNLOCK, Channel.REMOTE));
  }

  private static String print() {
    StringBuilder text = new StringBuilder();
    text.append("d = at the door, n = near, r = remote\n\n%-22s".formatted(""));
    Stream.of(KeyRole.values()).forEach(role -> text.append(" %-17s".formatted(role.wireText())));
    for (Operation operation : Operation.values()) {
      text.append("\n%-22s".formatted(operation.wireText()));
      for (KeyRole role : KeyRole.values()) {
        String letters =
            AuthorityTable.channels(role, operation).stream()
                .map(channel -> channel.wireText().substring(0, 1))
                .collect(Collectors.joining());
        text.append(" %-17s".formatted(letters.isEmpty() ? "-" : letters));
      }
    }
    return text.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n"))
        + "\n";
  }
}
