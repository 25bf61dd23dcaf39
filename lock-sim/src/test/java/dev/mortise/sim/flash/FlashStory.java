package dev.mortise.sim.flash;

import dev.mortise.biometric.BiometricKind;
import dev.mortise.biometric.fingerprint.FingerSlot;
import dev.mortise.biometric.fingerprint.FingerprintTemplate;
import dev.mortise.biometric.fingerprint.TemplateFormat;
import dev.mortise.firmware.BootChoice;
import dev.mortise.firmware.FirmwareSlot;
import dev.mortise.firmware.FirmwareVersion;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.JournalHead;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.secret.SecretBytes;
import dev.mortise.secret.Sha256;
import dev.mortise.sim.flash.medium.Medium;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A lock's life in seven commits, and what its flash must hold after each.
final class FlashStory {

  static final LockId LOCK = new LockId(new UUID(1, 2));
  static final SecureRandom RANDOM = new SecureRandom();

  static final int COMMITS = 7;

  private static final Generation SECOND = Generation.FIRST.next();

  private FlashStory() {}

  /// What can be seen of a flash from outside.
  record View(Optional<String> state, List<Long> events, List<Integer> fingers) {}

  /// What the flash holds after so many commits.
  static View after(int commits) {
    return switch (commits) {
      case 0 -> new View(Optional.empty(), List.of(), List.of());
      case 1 -> view(1, List.of(1L), List.of());
      case 2 -> view(2, List.of(1L, 2L), List.of(1));
      case 3 -> view(3, List.of(1L, 2L, 3L, 4L), List.of(1, 1, 2));
      case 4 -> view(4, List.of(1L, 2L, 3L, 4L, 5L), List.of(2));
      case 5 -> view(5, List.of(3L, 4L, 5L, 6L), List.of(2));
      case 6 -> view(6, List.of(7L), List.of());
      case 7 -> view(7, List.of(7L, 8L), List.of(1));
      default -> throw new IllegalArgumentException("no such commit=" + commits);
    };
  }

  private static View view(int state, List<Long> events, List<Integer> fingers) {
    return new View(Optional.of("state " + state), events, fingers);
  }

  /// The commit of this number, counted from 1.
  static FlashCommit commit(int number) {
    List<FlashChange> changes =
        switch (number) {
          case 1 -> List.of(event(1));
          case 2 -> List.of(event(2), keep(1, "left thumb"));
          case 3 ->
              List.of(event(3), event(4), keep(1, "left thumb again"), keep(2, "right thumb"));
          case 4 -> List.of(event(5), drop(1));
          case 5 -> List.of(event(6), new FlashChange.DropEvents(1, 4, Set.of(3L, 4L)));
          case 6 -> List.of(new FlashChange.EraseEverything(), event(7));
          case 7 -> List.of(keep(1, "a child's thumb"), drop(1), keep(1, "her thumb"), event(8));
          default -> throw new IllegalArgumentException("no such commit=" + number);
        };
    return new FlashCommit(
        secret("state " + number),
        number < 6 ? Generation.FIRST : SECOND,
        new JournalHead(number, Octets.adopt(Sha256.of(utf8("head " + number)))),
        new BootChoice(
            number < 5 ? FirmwareSlot.A : FirmwareSlot.B,
            new FirmwareVersion(number),
            digest(number > 2, "image " + number),
            digest(number % 2 == 0, "next image " + number)),
        Duration.ofSeconds(number),
        changes);
  }

  private static Optional<Octets> digest(boolean present, String content) {
    return present ? Optional.of(Octets.adopt(Sha256.of(utf8(content)))) : Optional.empty();
  }

  /// The element on this medium, made if there is none.
  static SecureElement element(Medium medium) {
    return SecureElement.find(medium, RANDOM)
        .orElseGet(() -> SecureElement.make(medium, LOCK, RANDOM));
  }

  /// Opens, commits these numbers, closes.
  static void live(Medium medium, int from, int to) {
    try (SecureElement element = element(medium);
        Flash flash = Flash.open(medium, element)) {
      flash.start();
      for (int number = from; number <= to; number++) {
        flash.commit(commit(number));
      }
    }
  }

  /// Opens, looks, closes.
  static View look(Medium medium) {
    try (SecureElement element = element(medium);
        Flash flash = Flash.open(medium, element)) {
      return look(flash);
    }
  }

  static View look(Flash flash) {
    Optional<String> state =
        switch (flash.start()) {
          case FlashStart.Blank() -> Optional.empty();
          case FlashStart.Newest(SecretBytes bytes) ->
              Optional.of(new String(bytes.reveal(), StandardCharsets.UTF_8));
          case FlashStart.RestoredFlash() -> Optional.of("restored");
        };
    return new View(
        state,
        flash.events(1, 100).stream().map(JournalEntry::sequence).toList(),
        flash.templates(BiometricKind.FINGERPRINT).stream()
            .map(kept -> kept.slot().index())
            .toList());
  }

  static FlashChange event(long sequence) {
    String payload = "event " + sequence + " of somebody";
    return new FlashChange.AddEvent(new JournalEntry(sequence, Octets.adopt(utf8(payload))));
  }

  static FlashChange keep(int slot, String minutiae) {
    return new FlashChange.KeepTemplate(
        new FingerSlot(slot).place(),
        FingerprintTemplate.adopt(TemplateFormat.MINUTIAE, utf8(minutiae)));
  }

  private static FlashChange drop(int slot) {
    return new FlashChange.DropTemplates(new FingerSlot(slot).place());
  }

  static SecretBytes secret(String text) {
    return SecretBytes.adopt(utf8(text));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
