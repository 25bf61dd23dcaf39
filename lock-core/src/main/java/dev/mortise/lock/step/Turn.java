package dev.mortise.lock.step;

import dev.mortise.journal.AlarmTags;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.JournalEntry;
import dev.mortise.journal.JournalHead;
import dev.mortise.journal.KeptEvents.Drop;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.lock.Decision;
import dev.mortise.lock.LiveState;
import dev.mortise.lock.LockEffect;
import dev.mortise.lock.LockModel;
import dev.mortise.lock.LockPolicy;
import dev.mortise.lock.LockPolicy.JournalPolicy;
import dev.mortise.lock.LockState;
import dev.mortise.lock.Moment;
import dev.mortise.lock.Prompt;
import dev.mortise.lock.StoredState;
import dev.mortise.lock.body.Tone;
import dev.mortise.lock.link.Correlation;
import dev.mortise.lock.link.Reply;
import dev.mortise.lock.live.Doorway;
import dev.mortise.lock.live.Keypad;
import dev.mortise.lock.live.Procedure;
import dev.mortise.lock.step.right.KeyRights;
import dev.mortise.lock.stored.Identity.FlashState;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.OperatingMode;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.secret.Entropy;
import dev.mortise.user.Household;
import dev.mortise.user.UserIndex;
import dev.mortise.visitor.VisitorLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The workspace of one decision: the state being built, and the effects so far.
///
/// Mutable, and therefore local: it is made for one input, used by one thread and thrown away.
/// Whatever a step changes goes through [#store] or [#remember]; the sealed record is written only
/// if [#store] was used.
public final class Turn {

  private final LockModel model;
  private final LockPolicy policy;
  private final Moment moment;
  private final LockState before;
  private final List<LockEffect> effects = new ArrayList<>();
  private StoredState stored;
  private LiveState live;

  /// A workspace that begins at this state.
  public Turn(LockModel model, LockPolicy policy, LockState before, Moment moment) {
    this.model = model;
    this.policy = policy;
    this.moment = moment;
    this.before = before;
    this.stored = before.stored();
    this.live = before.live();
  }

  /// What the lock is built with.
  public LockModel model() {
    return model;
  }

  /// The numbers it goes by.
  public LockPolicy policy() {
    return policy;
  }

  /// The monotonic time.
  public Duration now() {
    return moment.monotonic();
  }

  /// The time of day, where it is known.
  public Optional<Instant> wall() {
    return moment.wall();
  }

  /// The randomness of this decision.
  public Entropy entropy() {
    return moment.entropy();
  }

  /// The state the decision began with.
  public LockState before() {
    return before;
  }

  /// What survives a restart, as it is by now.
  public StoredState stored() {
    return stored;
  }

  /// What a restart forgets, as it is by now.
  public LiveState live() {
    return live;
  }

  /// Whether the flash is the one the lock wrote last. If not, nothing is stored and nothing
  /// recorded (SEC-26).
  public boolean isFlashCurrent() {
    return stored.identity().flash() == FlashState.CURRENT;
  }

  /// Whether wrong tries have locked the system (LK-47).
  public boolean isSystemLocked() {
    return stored.lockOut().isOn();
  }

  /// Replaces what survives a restart; it will be written before any effect.
  public void store(StoredState next) {
    stored = next;
  }

  /// Replaces what a restart forgets.
  public void remember(LiveState next) {
    live = next;
  }

  /// Replaces the household where nothing has changed that apps are shown with the access list.
  public void keep(Household next) {
    store(stored.with(next));
  }

  /// Replaces the household, and raises the version of the access list that it is shown with.
  public void keepListed(Household next) {
    store(stored.with(next).with(stored.access().changed()));
  }

  /// Replaces the counters of wrong tries, unless they are what they were.
  public void keep(LockOut next) {
    if (!next.equals(stored.lockOut())) {
      store(stored.with(next));
    }
  }

  /// Replaces the ledger of visitor passcodes, unless it is what it was.
  public void keep(VisitorLedger next) {
    if (!next.equals(stored.visitors())) {
      store(stored.with(next));
    }
  }

  /// Replaces the modes.
  public void keep(Modes next) {
    store(stored.with(next));
  }

  /// Replaces the keypad.
  public void remember(Keypad next) {
    remember(live.with(next));
  }

  /// Replaces what a person at the lock is in the middle of.
  public void remember(Procedure next) {
    remember(live.with(next));
  }

  /// Replaces bolt and leaf.
  public void remember(Doorway next) {
    remember(live.with(next));
  }

  /// Adds an effect behind those there are.
  public void emit(LockEffect effect) {
    effects.add(effect);
  }

  /// Says something, unless the lock is muted.
  public void speak(Prompt prompt) {
    if (!isMuted()) {
      emit(new LockEffect.Speak(prompt, stored.settings().language()));
    }
  }

  /// Beeps, unless the lock is muted.
  public void beep(Tone tone) {
    if (!isMuted()) {
      emit(new LockEffect.Beep(tone));
    }
  }

  /// Answers a message.
  public void answer(Correlation correlation, Reply reply) {
    emit(new LockEffect.Answer(correlation, reply));
  }

  /// Whether prompts and beeps are silent: in privacy mode, and while muted once (LK-51, LK-52).
  private boolean isMuted() {
    return live.keypad().muted() || stored.modes().operating() == OperatingMode.PRIVACY;
  }

  /// Records what happened.
  public void record(LockEvent event) {
    record(event, Set.of());
  }

  /// Records what happened under duress: the very same event, but for tags that only the right apps
  /// can tell (D-15).
  ///
  /// @param person who is under duress
  public void recordDuress(LockEvent event, UserIndex person) {
    record(event, KeyRights.toldOfDuressOf(this, person));
  }

  private void record(LockEvent event, Set<KeyId> told) {
    makeRoom();
    append(event, told);
  }

  /// Where the journal is full, the oldest ordinary events go, or alarms where there are too few of
  /// those, and an event says so (D-20).
  private void makeRoom() {
    JournalPolicy limits = policy.journal();
    long newest = stored.journal().sequence();
    long excess = stored.kept().count(newest) + 2 - limits.capacity();
    if (excess <= 0) {
      return;
    }
    List<Drop> drops = stored.kept().drop(newest, Math.max(excess, limits.dropped()));
    for (Drop drop : drops) {
      emit(new LockEffect.DropEvents(drop.from(), drop.to(), Set.copyOf(drop.except())));
      store(stored.with(drop.after()));
    }
    if (!drops.isEmpty()) {
      append(new LockEvent.Dropped(drops.getFirst().from(), drops.getLast().to()), Set.of());
    }
  }

  private void append(LockEvent event, Set<KeyId> told) {
    JournalHead head = stored.journal();
    long sequence = head.sequence() + 1;
    Optional<AlarmTags> tags =
        event.namesCredential() ? Optional.of(EventTags.next(this, told)) : Optional.empty();
    Octets payload =
        new EventMessage(
                stored.identity().lockId(),
                stored.identity().generation(),
                sequence,
                head.hash(),
                wall(),
                event,
                tags)
            .encode();
    emit(new LockEffect.RecordEvent(new JournalEntry(sequence, payload)));
    store(stored.with(head.after(payload)));
    if (event instanceof LockEvent.Alarm) {
      store(stored.with(stored.kept().withAlarm(sequence)));
    }
  }

  /// What was decided.
  public Decision decision() {
    return new Decision(new LockState(stored, live), effects);
  }
}
