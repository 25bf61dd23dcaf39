package dev.mortise.sim.flash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.TemplateSlot;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.protect.KeyId;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.biometric.protect.TemplatePlace;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.flash.medium.FolderMedium;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever copies the flash, waits until a finger is deleted, and then breaks the secure element,
/// opens none of the copy. That a power cut in between loses nothing is shown where every commit of
/// the story is cut ([PowerCutTest]).
class WrapRenewalTest {

  @TempDir Path folder;

  private record Row(TemplatePlace place, Octets sealed) {

    Optional<String> opened(SecureElement element) {
      return FingerprintTemplate.unwrapped(element.sealer().wrap(), place, sealed.copy())
          .map(template -> template.lend(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    }
  }

  private static TemplateSlot slot(int index) {
    return new FingerSlot(index).place();
  }

  private List<Row> rows(FolderMedium medium) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (var connection = DriverManager.getConnection(medium.databaseUrl(Flash.FILE));
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT slot, format, made, sealed FROM template WHERE dropped IS NULL")) {
      while (found.next()) {
        TemplatePlace place =
            new TemplatePlace(slot(found.getInt(1)), found.getInt(2), found.getLong(3));
        rows.add(new Row(place, Octets.adopt(found.getBytes(4))));
      }
    }
    return rows;
  }

  private static List<Optional<String>> opened(List<Row> rows, SecureElement element) {
    return rows.stream().map(row -> row.opened(element)).toList();
  }

  @Test
  void afterATemplateWasErasedAFormerCopyOfTheFlashOpensNoMore() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 3);
    List<Row> copy = rows(medium);
    KeyId faces;
    try (SecureElement element = FlashStory.element(medium);
        ProtectionKey key = element.protectionKey()) {
      assertEquals(3, opened(copy, element).stream().flatMap(Optional::stream).count());
      faces = key.id();
    }

    FlashStory.live(medium, 4, 4);

    try (SecureElement element = FlashStory.element(medium);
        ProtectionKey key = element.protectionKey()) {
      assertTrue(opened(copy, element).stream().allMatch(Optional::isEmpty));
      assertEquals(List.of(Optional.of("right thumb")), opened(rows(medium), element));
      assertEquals(faces, key.id(), "faces and palms stay comparable");
    }
  }

  @Test
  void aTemplateThatComesWithTheErasingIsKept() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 7);

    try (SecureElement element = FlashStory.element(medium)) {
      assertEquals(List.of(Optional.of("her thumb")), opened(rows(medium), element));
    }
  }

  @Test
  void commitThatErasesNoTemplateRenewsNothing() throws SQLException {
    FolderMedium medium = new FolderMedium(folder);
    FlashStory.live(medium, 1, 2);
    List<Row> copy = rows(medium);

    FlashStory.live(medium, 3, 3);

    try (SecureElement element = FlashStory.element(medium)) {
      assertEquals(List.of(Optional.of("left thumb")), opened(copy, element));
    }
  }
}
