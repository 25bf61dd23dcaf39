package dev.mortise.companion.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.protect.ProtectedTemplate;
import dev.mortise.biometric.protect.ProtectionKey;
import dev.mortise.companion.canary.LogEar;
import dev.mortise.companion.canary.Needles;
import dev.mortise.companion.canary.Needles.Found;
import dev.mortise.companion.canary.OpenSeal;
import dev.mortise.companion.canary.Planted;
import dev.mortise.companion.canary.Recording;
import dev.mortise.companion.canary.Way;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.flash.medium.FolderMedium;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finger, a face and a palm are planted, enrolled and used, and looked for in everything that
/// the lock wrote, said and heard: its files after each step, every byte on every link before and
/// behind its seal, its simulation API, its log, its decisions, and what companion and phones were
/// told and keep.
class TemplateCanaryTest {

  /// What nobody planted and is told on purpose; it begins like a packet of MQTT whose rest is
  /// still to come, so that the device link waits for that.
  private static final byte[] TOLD = {0x30, 0x7f, 3, 1, 4, 15, 92, 65, 35, 89, 79, 32};

  private static final List<String> IN_THE_CLEAR =
      List.of(
          Way.DEVICE_LINK.place(true, true),
          Way.DEVICE_LINK.place(true, false),
          Way.NEAR_LINK.place(true, true),
          Way.NEAR_LINK.place(true, false),
          Way.SIMULATION_API.place(false, true),
          Way.SIMULATION_API.place(false, false),
          LogEar.PLACE,
          "file told");

  private static final List<String> BEHIND_A_SEAL =
      List.of(
          Way.DEVICE_LINK.place(false, true),
          Way.DEVICE_LINK.place(false, false),
          Way.NEAR_LINK.place(false, true),
          Way.NEAR_LINK.place(false, false));

  private static final List<String> BESIDES =
      List.of(
          Way.COMPANION_API.place(false, true),
          Way.COMPANION_API.place(false, false),
          CanaryLife.DECISIONS,
          CanaryLife.PHONES);

  @TempDir private Path data;
  private Path lock;

  @BeforeEach
  void name() {
    lock = data.resolve("sandbox").resolve("lock");
  }

  @Test
  @Tag("LK-11")
  @Tag("SEC-20")
  void nothingOfAPlantedFingerFaceOrPalmIsWrittenOrSent() throws Exception {
    Map<String, byte[]> everything;
    Map<String, byte[]> afterwards;
    try (Recording recording = Recording.begin()) {
      try (CanaryLife life = CanaryLife.begin(data, recording)) {
        life.enrol();
        life.use();
        everything = recording.soFar();
        life.tell(TOLD);
        awaitTold(recording);
      }
      recording.noteFiles(data);
      afterwards = recording.soFar();
    }

    Set<String> places =
        everything.keySet().stream().map(TemplateCanaryTest::place).collect(Collectors.toSet());
    assertTrue(places.containsAll(BEHIND_A_SEAL) && places.containsAll(BESIDES), places::toString);
    try (Lock kept = new Lock()) {
      assertEquals(CanaryLife.templates(false), kept.planted());
      assertEquals(Set.of(), kept.needles().in(everything));
      assertEquals(Set.of(), kept.needles().in(afterwards));
    }
  }

  /// What a lock is told to say or hear is found on each way, both ways, and not behind its seal.
  private static void awaitTold(Recording recording) {
    Needles told = new Needles();
    told.add("told", TOLD);
    Awaitility.await()
        .atMost(Household.PATIENCE)
        .untilAsserted(
            () -> {
              Set<String> found =
                  told.in(recording.soFar()).stream()
                      .map(one -> place(one.where()))
                      .collect(Collectors.toCollection(TreeSet::new));
              assertTrue(found.containsAll(IN_THE_CLEAR), found::toString);
              assertTrue(Collections.disjoint(found, BEHIND_A_SEAL), found::toString);
            });
  }

  /// Without the connection.
  private static String place(String where) {
    return where.replaceFirst(" #.*", "");
  }

  /// Noise and the seals of commands and pictures hide nothing here either, and still nothing is
  /// found but where templates are stored.
  @Test
  @Tag("LK-11")
  @Tag("SEC-20")
  void withTheSealOffTheSameSearchFindsEachTemplateInTheFlashAndNothingElseAnywhere()
      throws Exception {
    try (OpenSeal _ = OpenSeal.inForce();
        Recording recording = Recording.begin()) {
      try (CanaryLife life = CanaryLife.begin(data, recording)) {
        life.enrol();
        life.use();
      }
      recording.noteFiles(data);

      try (Lock kept = new Lock()) {
        Set<Found> found = kept.needles().in(recording.soFar());
        assertEquals(
            CanaryLife.templates(true),
            found.stream().map(Found::what).collect(Collectors.toSet()));
        assertEquals(
            Set.of("file sandbox/lock/flash.db", "file sandbox/lock/dump-before"),
            found.stream().map(one -> one.where().replace("-wal", "")).collect(Collectors.toSet()));
      }
    }
  }

  /// The lock's memory after its life.
  private final class Lock implements AutoCloseable {

    private final FolderMedium medium = new FolderMedium(lock);
    private final SecureElement element =
        SecureElement.find(medium, new SecureRandom()).orElseThrow();
    private final Flash flash = Flash.open(medium, element);
    private final Planted planted;

    Lock() {
      flash.start();
      try (ProtectionKey key = element.protectionKey()) {
        planted = CanaryLife.planted(key);
      }
    }

    Needles needles() {
      return planted.needles();
    }

    /// Which planted ones' templates it keeps; it keeps no others.
    Set<String> planted() {
      return Stream.of(BiometricKind.values())
          .flatMap(kind -> flash.templates(kind).stream())
          .map(Flash.KeptTemplate::template)
          .map(this::planted)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private String planted(ProtectedTemplate template) {
      try (template) {
        return planted.templateOf(template.digest()).orElseThrow();
      }
    }

    @Override
    public void close() {
      flash.close();
      element.close();
    }
  }
}
