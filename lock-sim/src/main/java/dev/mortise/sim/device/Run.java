package dev.mortise.sim.device;

import dev.mortise.biometric.RecentMisses;
import dev.mortise.biometric.face.FaceCapture;
import dev.mortise.biometric.fingerprint.FingerCapture;
import dev.mortise.biometric.palm.PalmCapture;
import dev.mortise.firmware.Firmware;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LiveState;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockInput;
import dev.mortise.lock.LockMachine;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.live.Procedure.Enrolment;
import dev.mortise.lock.stored.Identity;
import dev.mortise.lock.stored.StoredStateCodec;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cose.CoseSign1;
import dev.mortise.protocol.cose.SignatureType;
import dev.mortise.protocol.link.Acknowledgement;
import dev.mortise.protocol.link.ImageChunk;
import dev.mortise.protocol.message.device.FirmwareManifest;
import dev.mortise.secret.SecretBytes;
import dev.mortise.sim.device.sense.Senses;
import dev.mortise.sim.firmware.FirmwareSlots;
import dev.mortise.sim.firmware.Incoming;
import dev.mortise.sim.flash.Flash;
import dev.mortise.sim.flash.FlashChange;
import dev.mortise.sim.flash.FlashCommit;
import dev.mortise.sim.flash.FlashStart;
import dev.mortise.sim.flash.SecureElement;
import dev.mortise.sim.world.LockClock;
import dev.mortise.user.Household;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lock's mind from power on to power off: each input is decided, and the decision stored
/// before anybody learns of it. It belongs to the lock's thread.
final class Run implements AutoCloseable {

  private final LockMachine machine;
  private final LockClock clock;
  private final EntropySource entropy;
  private final SecureElement element;
  private final Flash flash;
  private final Senses senses;
  private final FirmwareSlots slots;
  private final LockInput.FirmwareStarted booted;
  private LockState state;
  private @Nullable Incoming incoming;

  private Run(LockSetup setup, LockClock clock, SecureElement element, Flash flash) {
    this.machine = new LockMachine(setup.model(), setup.policy());
    this.clock = clock;
    this.entropy = setup.entropy();
    this.element = element;
    this.flash = flash;
    this.senses = new Senses(flash, setup.matchers(), element::protectionKey);
    this.slots =
        new FirmwareSlots(setup.place().medium(), setup.policy().firmware(), setup.model().name());
    this.booted = slots.boot(element.boot());
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
        .with(Firmware.running(booted.version(), booted.slot(), booted.image()))
        .with(element.journal());
  }

  private static StoredState decoded(SecretBytes sealed) {
    try (sealed) {
      return StoredStateCodec.decode(sealed);
    } catch (MalformedCbor e) {
      throw new IllegalStateException("the lock cannot read the state it wrote", e);
    }
  }

  /// What the boot loader has started.
  LockInput.FirmwareStarted booted() {
    return booted;
  }

  /// Puts a file into the slot that is not running, and tells what the machine is to be told; empty
  /// while that slot is about to be started, for then nothing is written there any more.
  Optional<LockInput> stage(byte[] file) {
    if (state.stored().firmware().starting()) {
      return Optional.empty();
    }
    endIncoming();
    return Optional.of(slots.stage(booted, file));
  }

  /// Makes the slot that is not running ready for an image, and tells how much of it is there.
  int await(Octets envelope, FirmwareManifest manifest) {
    endIncoming();
    incoming = slots.await(booted, envelope, manifest);
    return incoming.there();
  }

  /// Takes a piece of the image that is awaited, as long as it is wanted.
  Acknowledgement take(ImageChunk piece) {
    Firmware firmware = state.stored().firmware();
    boolean wanted =
        !firmware.starting()
            && firmware.wanted().filter(wish -> wish.digest().equals(piece.image())).isPresent();
    return incoming == null || !wanted ? Acknowledgement.REFUSED : incoming.take(piece);
  }

  /// What the machine is to be told once this piece was the last; empty while pieces are missing.
  Optional<LockInput> arrived(ImageChunk last) {
    return incoming == null || incoming.there() != last.end() ? Optional.empty() : arrived();
  }

  /// What the machine is to be told once all is there; empty while pieces are missing.
  Optional<LockInput> arrived() {
    if (incoming == null || !incoming.isWhole() || state.stored().firmware().starting()) {
      return Optional.empty();
    }
    endIncoming();
    return Optional.of(slots.staged(booted));
  }

  private void endIncoming() {
    if (incoming != null) {
      incoming.close();
      incoming = null;
    }
  }

  LockState state() {
    return state;
  }

  /// What the machine is to be told of a touch.
  LockInput told(FingerCapture capture) {
    return new LockInput.FingerPresented(senses.sample(capture, household(), misses()));
  }

  /// What the machine is to be told of a face.
  LockInput told(FaceCapture capture) {
    RecentMisses misses = machine.recentFaceMisses(state, clock.monotonic());
    return new LockInput.FacePresented(senses.sample(capture, household(), misses));
  }

  /// What the machine is to be told of a palm.
  LockInput told(PalmCapture capture) {
    return new LockInput.PalmPresented(senses.sample(capture, household(), misses()));
  }

  private Household household() {
    return state.stored().household();
  }

  private RecentMisses misses() {
    return machine.recentMisses(state, clock.monotonic());
  }

  /// What the enrolment under way has captured so far.
  private static Set<Octets> captured(LiveState live) {
    return live.procedure()
        .filter(Enrolment.class::isInstance)
        .map(now -> Set.copyOf(((Enrolment) now).captured()))
        .orElse(Set.of());
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
      changes.forEach(change -> senses.follow(change, next.household()));
    }
    state = decision.next();
    senses.hold(captured(state.live()));
    return decision;
  }

  private void commit(StoredState next, Duration monotonic, List<FlashChange> changes) {
    try (SecretBytes encoded = StoredStateCodec.encode(next)) {
      flash.commit(
          new FlashCommit(
              encoded,
              next.identity().generation(),
              next.journal(),
              next.firmware().boot(),
              monotonic,
              changes));
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
          Optional.of(new FlashChange.KeepTemplate(slot, senses.captured(slot, digest)));
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
          LockEffect.OpenLinked _,
          LockEffect.Restart _,
          LockEffect.AwaitFirmware _,
          LockEffect.JoinNetwork _,
          LockEffect.SwitchWifi _,
          LockEffect.StartView _,
          LockEffect.EndView _,
          LockEffect.WakeAt _ ->
          Optional.empty();
    };
  }

  Octets sign(SignatureType type, Octets payload) {
    return CoseSign1.sign(type, payload, element);
  }

  List<JournalEntry> events(long from, int limit) {
    return flash.events(from, limit);
  }

  /// How often the flash was written in its life.
  long writes() {
    return flash.writes();
  }

  /// Brings all that was stored into the one file of the flash.
  void gather() {
    flash.gather();
  }

  /// The memory itself, for what is no decision of the machine's.
  Flash flash() {
    return flash;
  }

  @Override
  public void close() {
    endIncoming();
    senses.close();
    flash.close();
  }
}
