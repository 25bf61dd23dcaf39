package dev.mortise.lock;

import dev.mortise.authority.device.LinkedLock;
import dev.mortise.biometric.TemplateSlot;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.body.LightId;
import dev.mortise.lock.body.Screen;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.LiveView;
import dev.mortise.lock.link.Reply;
import dev.mortise.mode.Language;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.user.UserIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Something the body does because the machine decided so.
///
/// [EraseEverything], [RecordEvent], [DropEvents], [KeepTemplate] and [DropTemplates] belong to the
/// storing: they are one durable step with the new stored state, in this order, and come before
/// every other effect of the decision takes place.
public sealed interface LockEffect {

  /// Run the motor. The body answers with one [LockInput.BoltReported] when the travel is over.
  ///
  /// @param extend true throws the bolt, false withdraws it
  record DriveBolt(boolean extend) implements LockEffect {}

  /// Say something.
  ///
  /// @param language which of the languages the household has chosen (LK-31)
  record Speak(Prompt prompt, Language language) implements LockEffect {}

  /// Beep.
  record Beep(Tone tone) implements LockEffect {}

  /// Switch one light.
  record Light(LightId light, boolean on) implements LockEffect {}

  /// Switch the siren, which nothing mutes (D-7).
  record Siren(boolean on) implements LockEffect {}

  /// Show this on the screen until something else is shown.
  record Show(Screen screen) implements LockEffect {}

  /// Send an answer.
  record Answer(Correlation correlation, Reply reply) implements LockEffect {}

  /// Add an event to the journal.
  record RecordEvent(JournalEntry entry) implements LockEffect {}

  /// Drop these events from the journal, which is full (D-20). A [RecordEvent] in the same decision
  /// says so.
  ///
  /// @param from the first that goes
  /// @param to the last that goes
  /// @param except those between them that stay: alarms
  record DropEvents(long from, long to, Set<Long> except) implements LockEffect {

    public DropEvents {
      except = Set.copyOf(except);
    }
  }

  /// Keep the template that the sensor captured, beside those the slot holds already.
  ///
  /// @param digest which one: the digest that came with the sample
  record KeepTemplate(TemplateSlot slot, Octets digest) implements LockEffect {}

  /// Erase every template of this slot.
  record DropTemplates(TemplateSlot slot) implements LockEffect {}

  /// Read signed events out of the journal for the answer to a command; [LockInput.EventsRead]
  /// brings them.
  ///
  /// @param correlation names this reading
  /// @param from the first sequence wanted
  /// @param maxBytes as much as the array of events may take; one event always goes in
  record ReadEvents(Correlation correlation, long from, int maxBytes) implements LockEffect {}

  /// Make the slot that is not running ready for this image, or go on with what there is of it;
  /// [LockInput.FirmwareAwaited] tells how much that is. Pieces of no other image are taken, and
  /// none of this one once it is not wanted any more. When all is there, a
  /// [LockInput.FirmwareStaged] follows.
  ///
  /// @param correlation names this wish
  /// @param envelope the maker's signed word, which goes into the slot with the image
  /// @param manifest what it says
  record AwaitFirmware(Correlation correlation, Octets envelope, FirmwareManifest manifest)
      implements LockEffect {}

  /// Have a linked lock nearby open along: by this lock's keys, over a challenge of the other.
  /// [LockInput.LinkedReported] tells what came of it.
  ///
  /// @param user who opened this door
  record OpenLinked(LinkedLock link, UserIndex user) implements LockEffect {}

  /// Start anew, from the firmware slot that the stored state names. The clocks go on.
  record Restart() implements LockEffect {}

  /// Join this wireless network, leaving the one before; the body answers with one
  /// [LockInput.NetworkTried] that names it. It is the only one the radio knows.
  record JoinNetwork(WifiNetwork network) implements LockEffect {}

  /// Switch the wireless radio, which is on when power comes (LK-63).
  record SwitchWifi(boolean on) implements LockEffect {}

  /// Send frames of the outdoor camera, sealed to the app, until [EndView]; they take the place of
  /// those of another view.
  record StartView(LiveView view) implements LockEffect {}

  /// Send no more frames.
  record EndView() implements LockEffect {}

  /// Set the wall clock.
  record SetClock(Instant time) implements LockEffect {}

  /// Forget everything personal: templates, events, and the key under which the state was sealed
  /// (LK-29, D-16). The state that comes with it is sealed under a new one.
  record EraseEverything() implements LockEffect {}

  /// Send a [LockInput.Tick] at this time. It replaces any earlier wish.
  ///
  /// @param monotonic on the scale of [Moment#monotonic()]
  record WakeAt(Duration monotonic) implements LockEffect {}
}
