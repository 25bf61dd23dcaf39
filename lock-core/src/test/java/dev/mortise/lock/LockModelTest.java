package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.credential.CredentialKind;
import dev.mortise.lock.body.LockBody;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LockModelTest {

  @Test
  @Tag("LK-12")
  void palmLockReadsEveryKindOfCredential() {
    assertEquals(EnumSet.allOf(CredentialKind.class), LockModel.PALM_LOCK.kinds());
  }

  @Test
  @Tag("LK-12")
  @Tag("D-4")
  void videoLockReadsNeitherPalmsNorCards() {
    Set<CredentialKind> lacking = EnumSet.allOf(CredentialKind.class);
    lacking.removeIf(LockModel.VIDEO_LOCK::reads);

    assertEquals(EnumSet.of(CredentialKind.PALM_VEIN, CredentialKind.PROXIMITY_CARD), lacking);
  }

  @Test
  @Tag("D-4")
  void twoModelsShip() {
    assertEquals(
        List.of("video-lock", "palm-lock"), LockModel.ALL.stream().map(LockModel::name).toList());
    for (LockModel model : LockModel.ALL) {
      assertTrue(model.reads(CredentialKind.MECHANICAL_KEY), model.name());
      assertFalse(model.name().isBlank());
    }
  }

  @Test
  @Tag("D-4")
  void aNameThatNoAnswerCouldTellIsRefused() {
    for (String name : List.of("", "x".repeat(33), "video\u001block", "video\u009block")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new LockModel(name, Set.of(), LockBody.BODY_6068),
          name);
    }
  }
}
