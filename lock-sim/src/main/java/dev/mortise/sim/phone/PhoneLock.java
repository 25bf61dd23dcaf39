package dev.mortise.sim.phone;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.protocol.message.response.Answer;
import dev.mortise.protocol.wifi.WifiNetwork;
import dev.mortise.sim.phone.companion.CompanionRoute;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.AccessReader;
import dev.mortise.sim.phone.dialogue.Dialogue;
import dev.mortise.sim.phone.dialogue.Dialogue.Heard;
import dev.mortise.sim.phone.dialogue.Host;
import dev.mortise.sim.phone.dialogue.LockRoute;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.dialogue.PeriodicIssue;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneFile;
import dev.mortise.sim.phone.memory.PhoneMemory;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import dev.mortise.sim.phone.memory.RadioAddress;
import dev.mortise.sim.phone.view.Viewing;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One lock in a phone's app.
public final class PhoneLock {

  private final PhoneFile file;
  private final LockId lock;
  private final Reach reach;
  private final Ways ways;
  private final InstantSource clock;
  private final SecureRandom random;

  PhoneLock(
      PhoneFile file,
      LockId lock,
      Reach reach,
      Ways ways,
      InstantSource clock,
      SecureRandom random) {
    this.file = file;
    this.lock = lock;
    this.reach = reach;
    this.ways = ways;
    this.clock = clock;
    this.random = random;
  }

  /// Which lock it is.
  public LockId id() {
    return lock;
  }

  /// What the phone remembers of it.
  public PairedLock known() throws PhoneUnusable {
    return known(file.memory());
  }

  private PairedLock known(PhoneMemory memory) throws PhoneUnusable {
    return memory
        .lock(lock)
        .orElseThrow(() -> new PhoneUnusable("the phone has forgotten the lock " + lock));
  }

  /// The home page: what the button says, and the lock's own word on its state.
  ///
  /// @param channel the way by which it was asked; empty if there was none
  /// @param heard the only source for the state
  public record Home(String button, Optional<Channel> channel, Heard heard) {}

  /// Asks the lock how it is.
  public Home home() throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    PairedLock known = known(memory);
    Operation asked =
        known.role() == KeyRole.ADMINISTRATOR ? Operation.READ_EVENTS : Operation.UNLOCK;
    try (Way way = way(known, memory)) {
      Optional<LockRoute> route = way.route();
      if (route.isEmpty()) {
        return new Home(
            UnlockButton.cannot(way.why()), Optional.empty(), new Heard.Failed(noWay(way)));
      }
      Channel channel = route.get().channel();
      Heard heard = ask(dialogue(memory, known, route.get()), known, asked);
      return new Home(UnlockButton.of(known.role(), channel, heard), Optional.of(channel), heard);
    }
  }

  /// Asks the lock for its word through the companion, however near it is: what watches over a lock
  /// from afar has to know whether word comes from afar.
  public Heard wordFromAfar() throws PhoneUnusable, CompanionFailed {
    PhoneMemory memory = file.memory();
    return ask(
        dialogue(memory, known(memory), new CompanionRoute(companion(), lock)),
        known(memory),
        Operation.UNLOCK);
  }

  /// The companion that the phone is signed in to.
  ///
  /// @throws CompanionFailed if it is signed in to none
  SignedIn companion() throws PhoneUnusable, CompanionFailed {
    return companion(file.memory())
        .orElseThrow(
            () ->
                new CompanionFailed(
                    CompanionFailed.Reason.SIGNED_OUT,
                    "the phone is not signed in to a companion; sign in: app login EMAIL"));
  }

  /// Has the lock do something. It is done if, and only if, the outcome says so.
  public Outcome command(CommandArguments arguments) throws PhoneUnusable {
    return command(arguments.operation(), _ -> arguments);
  }

  /// The same, where the arguments are sealed under the challenge of the lock's answer.
  Outcome command(Operation operation, Function<Answer, CommandArguments> arguments)
      throws PhoneUnusable {
    return talk(
        (dialogue, known) ->
            switch (ask(dialogue, known, operation)) {
              case Heard.Failed(Outcome outcome) -> outcome;
              case Heard.Answered(Answer answer) ->
                  dialogue.command(arguments.apply(answer), answer);
            },
        outcome -> outcome);
  }

  /// Has the lock join another wireless network (LK-26). The receipt waits for how that goes.
  public Outcome join(WifiNetwork network) throws PhoneUnusable {
    return talk(
        (dialogue, known) ->
            switch (ask(dialogue, known, Operation.SET_WIFI)) {
              case Heard.Failed(Outcome outcome) -> outcome;
              case Heard.Answered(Answer answer) -> dialogue.join(network, answer);
            },
        outcome -> outcome);
  }

  /// Has the lock show what is before the door (LK-76). It is asked through the companion, however
  /// near it is: the frames come that way.
  public Viewing view() throws PhoneUnusable, CompanionFailed {
    PhoneMemory memory = file.memory();
    PairedLock known = known(memory);
    SignedIn companion = companion();
    Dialogue dialogue = dialogue(memory, known, new CompanionRoute(companion, lock));
    return Viewing.begin(
        dialogue,
        ask(dialogue, known, Operation.START_LIVE_VIEW),
        companion,
        known.identity(),
        memory.keys());
  }

  /// Reads who has access, and remembers their names.
  public AccessReader.Read access() throws PhoneUnusable {
    AccessReader.Read read =
        talk(
            (dialogue, _) -> new AccessReader(dialogue).read(),
            outcome -> new AccessReader.Read.Failed(outcome));
    if (read instanceof AccessReader.Read.Listed(AccessListing listing)) {
      remember(known -> known.names(known.names().listed(listing)));
    }
    return read;
  }

  /// An invitation, ready to be handed over.
  ///
  /// @param invited the two parts
  /// @param notKept why the companion does not keep the signed part, so that the newcomer has to be
  ///   given it as well; empty if it does
  public record Handout(Host.Invited invited, Optional<String> notKept) {}

  /// Invites somebody. The lock needs not be reached; if it is, its time is set where it is off,
  /// because a lock that does not know the time lets nobody redeem. For a user of the household its
  /// access list is read anew, so that the invitation is for whoever has that number now.
  public Handout invite(Host.Guest guest) throws PhoneUnusable {
    var _ = home();
    if (guest.user().isPresent()) {
      var _ = access();
    }
    PhoneMemory memory = file.memory();
    Host host = new Host(memory.keys(), known(memory).identity(), random);
    Host.Invited invited = host.invite(guest, known(memory).names().read());
    Optional<SignedIn> companion = companion(memory);
    if (companion.isEmpty()) {
      return new Handout(invited, Optional.of("the phone is not signed in to a companion"));
    }
    try {
      companion.get().keep(lock, invited.signed());
      return new Handout(invited, Optional.empty());
    } catch (CompanionFailed e) {
      return new Handout(invited, Optional.of(e.sentence()));
    }
  }

  /// Takes something away. Until the outcome is *done* it is not confirmed: where the lock is not
  /// nearby, the companion keeps the revocation for it.
  public Outcome revoke(Revocation.Target target) throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    PairedLock known = known(memory);
    Host host = new Host(memory.keys(), known.identity(), random);
    try (Way way = way(known, memory)) {
      Optional<LockRoute> route = way.route();
      if (route.isEmpty()) {
        return noWay(way);
      }
      Outcome outcome = host.revoke(target, route.get());
      Optional<SignedIn> companion = companion(memory);
      boolean elsewhere = way instanceof Way.Near && outcome instanceof Outcome.NoReceipt;
      return elsewhere && companion.isPresent() && reach.wanted() == Reach.Wanted.ANY
          ? host.revoke(target, new CompanionRoute(companion.get(), lock))
          : outcome;
    }
  }

  /// The app's page of one-time visitor passcodes.
  public PhonePasscodes passcodes() {
    return new PhonePasscodes(this, file, reach, clock, random);
  }

  /// The app's page of periodic visitor passcodes.
  public PeriodicPasscodes periodicPasscodes() {
    return new PeriodicPasscodes(this);
  }

  PeriodicIssue periodicIssue() throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    return new PeriodicIssue(memory.keys(), known(memory).identity(), random);
  }

  /// The app's page of events.
  public PhoneEvents events() {
    return new PhoneEvents(this, file, reach);
  }

  void remember(UnaryOperator<PairedLock> change) throws PhoneUnusable {
    file.change(
        memory -> memory.lock(lock).map(known -> memory.with(change.apply(known))).orElse(memory));
  }

  private Optional<SignedIn> companion(PhoneMemory memory) {
    return memory.session().map(session -> new SignedIn(session, reach.client()));
  }

  /// What is said to a lock.
  @FunctionalInterface
  interface Talk<T> {
    T with(Dialogue dialogue, PairedLock known);
  }

  /// Talks with the lock by whichever way there is.
  ///
  /// @param noWay what it comes to when there is none
  <T> T talk(Talk<T> talk, Function<Outcome, T> noWay) throws PhoneUnusable {
    PhoneMemory memory = file.memory();
    PairedLock known = known(memory);
    try (Way way = way(known, memory)) {
      Optional<LockRoute> route = way.route();
      return route.isEmpty()
          ? noWay.apply(noWay(way))
          : talk.with(dialogue(memory, known, route.get()), known);
    }
  }

  /// The way there is; a radio port that was named and turned out to be the lock's is remembered.
  private Way way(PairedLock known, PhoneMemory memory) throws PhoneUnusable {
    Way way = ways.to(known.identity(), memory);
    if (way instanceof Way.Near && reach.radio().isPresent()) {
      RadioAddress radio = reach.radio().get();
      if (!known.radio().equals(Optional.of(radio))) {
        remember(before -> before.radio(radio));
      }
    }
    return way;
  }

  private static Outcome noWay(Way way) {
    return new Outcome.NoReceipt(way.why(), Duration.ZERO);
  }

  private Dialogue dialogue(PhoneMemory memory, PairedLock known, LockRoute route) {
    return new Dialogue(memory.keys(), known.identity(), route, random);
  }

  private Heard ask(Dialogue dialogue, PairedLock known, Operation operation) {
    return new LockTime(clock).ask(dialogue, known.role(), operation);
  }
}
