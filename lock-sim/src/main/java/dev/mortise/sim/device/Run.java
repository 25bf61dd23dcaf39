package dev.mortise.sim.device;

import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.fingerprint.FingerSample;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.stored.Identity;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.sim.flash.FlashCommit;
import dev.mortise.sim.flash.FlashStart;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.world.LockClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The lock's mind from power on to power off: each input is decided, and the decision stored
/// before anybody learns of it. It belongs to the lock's thread.
final class Run implements AutoCloseable {

  private final LockMachine machine;
  private final LockClock clock;
  private final EntropySource entropy;
  private final SecureElement element;
  private final Flash flash;
  private final Fingers fingers;
  private LockState state;

  private Run(LockSetup setup, LockClock clock, SecureElement element, Flash flash) {
    this.machine = new LockMachine(setup.model(), setup.policy());
    this.clock = clock;
    this.entropy = setup.entropy();
    this.element = element;
    this.flash = flash;
    this.fingers = new Fingers(flash, setup.matcher());
    this.state = LockState.started(stored(flash.start()));
  }

  /// Starts from what is in the flash. The clock must have power.
  static Run begin(LockSetup setup, LockClock clock, SecureElement element) {
    Flash flash = Flash.open(setup.place().medium(), element);
    try {
      return new Run(setup, clock, element, flash);
    } catch (RuntimeException e) {
      flash.close();
      throw e;
    }
  }

  private StoredState stored(FlashStart start) {
    return switch (start) {
      case FlashStart.Blank() -> factoryFresh();
      case FlashStart.Newest(var sealed) -> decoded(sealed);
      case FlashStart.RestoredFlash() -> restored();
    };
  }

  /// A new lock's secrets are stored before anybody can rely on them.
  private StoredState factoryFresh() {
    StoredState blank = StoredState.blank(element.lock(), element.publicKey(), entropy.next());
    commit(blank, clock.monotonic(), List.of());
    return blank;
  }

  /// A stand-in for the state that is lost: the same lock and generation, and the end of its chain
  /// of events.
  private StoredState restored() {
    Identity identity =
        Identity.fresh(element.lock(), element.publicKey(), element.generation(), entropy.next());
    return StoredState.blank(element.lock(), element.publicKey(), entropy.next())
        .with(identity.withRestoredFlash())
        .with(element.journal());
  }

  private static StoredState decoded(SecretBytes sealed) {
    try (sealed) {
      return StoredStateCodec.decode(sealed);
    } catch (MalformedCbor e) {
      throw new IllegalStateException("the lock cannot read the state it wrote", e);
    }
  }

  LockState state() {
    return state;
  }

  /// What the machine is to be told of a touch.
  FingerSample sample(FingerCapture capture) {
    return fingers.sample(capture, state.stored().household());
  }

  /// Decides and stores. Nothing of the decision has taken place yet but that it is durable.
  @SuppressWarnings("ReferenceEquality") // The machine keeps the instance if nothing changed.
  Decision step(LockInput input) {
    Moment moment = new Moment(clock.monotonic(), clock.wall(), entropy.next());
    Decision decision = machine.decide(state, input, moment);
    StoredState next = decision.next().stored();
    if (next != state.stored()) {
      List<FlashChange> changes =
          decision.effects().stream().map(this::change).flatMap(Optional::stream).toList();
      commit(next, moment.monotonic(), changes);
      changes.forEach(this::follow);
    }
    state = decision.next();
    return decision;
  }

  private void commit(StoredState next, Duration monotonic, List<FlashChange> changes) {
    try (SecretBytes encoded = StoredStateCodec.encode(next)) {
      flash.commit(
          new FlashCommit(
              encoded, next.identity().generation(), next.journal(), monotonic, changes));
    }
  }

  /// What an effect changes in the flash, if it belongs to the storing.
  private Optional<FlashChange> change(LockEffect effect) {
    return switch (effect) {
      case LockEffect.EraseEverything() -> Optional.of(new FlashChange.EraseEverything());
      case LockEffect.RecordEvent(var entry) -> Optional.of(new FlashChange.AddEvent(entry));
      case LockEffect.DropEvents(long from, long to, var except) ->
          Optional.of(new FlashChange.DropEvents(from, to, except));
      case LockEffect.KeepTemplate(var slot, var digest) ->
          Optional.of(new FlashChange.KeepTemplate(slot, fingers.captured(digest)));
      case LockEffect.DropTemplates(var slot) -> Optional.of(new FlashChange.DropTemplates(slot));
      case LockEffect.DriveBolt _,
          LockEffect.Speak _,
          LockEffect.Beep _,
          LockEffect.Light _,
          LockEffect.Siren _,
          LockEffect.Show _,
          LockEffect.Answer _,
          LockEffect.ReadEvents _,
          LockEffect.SetClock _,
          LockEffect.WakeAt _ ->
          Optional.empty();
    };
  }

  /// What the reader must learn of what was stored.
  private void follow(FlashChange change) {
    switch (change) {
      case FlashChange.EraseEverything() -> fingers.erased();
      case FlashChange.KeepTemplate(var slot, var template) -> fingers.kept(slot, template);
      case FlashChange.DropTemplates(var slot) -> fingers.dropped(slot);
      case FlashChange.AddEvent _, FlashChange.DropEvents _ -> {
        // The reader keeps no events.
      }
    }
  }

  Octets sign(SignatureType type, Octets payload) {
    return CoseSign1.sign(type, payload, element);
  }

  List<JournalEntry> events(long from, int limit) {
    return flash.events(from, limit);
  }

  long acknowledged() {
    return flash.acknowledged();
  }

  void acknowledge(long sequence) {
    flash.acknowledge(sequence);
  }

  @Override
  public void close() {
    fingers.close();
    flash.close();
  }
}
