package dev.mortise.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.access.AccessList;
import dev.mortise.authority.device.DeviceBook;
import dev.mortise.authority.invitation.InvitationBook;
import dev.mortise.lock.StoredState;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Modes;
import dev.mortise.mode.Settings;
import dev.mortise.protocol.Generation;
import dev.mortise.sim.flash.medium.FlashChip;
import dev.mortise.sim.flash.medium.Remains;
import dev.mortise.user.Household;
import dev.mortise.visitor.VisitorLedger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does one thing to a lock with the power cut at every single operation of its flash, and holds
/// what is left against the states that the lock goes through when nobody cuts it.
final class CutBench {

  private CutBench() {}

  /// What a lock remembers, but for what a start goes on with: its journal, and the relock that a
  /// link's opening has left to do (LK-41), which is over where the bolt is found thrown.
  private record View(
      Generation generation,
      Household household,
      LockOut lockOut,
      Modes modes,
      Settings settings,
      AccessList access,
      InvitationBook invitations,
      VisitorLedger visitors,
      DeviceBook devices) {

    static View of(StoredState stored) {
      return new View(
          stored.identity().generation(),
          stored.household(),
          stored.lockOut(),
          stored.modes(),
          stored.settings(),
          stored.access(),
          stored.invitations(),
          stored.visitors(),
          new DeviceBook(stored.devices().links(), stored.devices().sensor(), Optional.empty()));
    }
  }

  /// The states that a lock has acknowledged so far, the first being the one before.
  private static final class History {

    private final List<StoredState> states = new CopyOnWriteArrayList<>();

    History(LockBench bench) {
      states.add(bench.device().view().mind().orElseThrow().stored());
      bench
          .device()
          .follow(
              decision -> {
                StoredState next = decision.next().stored();
                if (!next.journal().equals(states.getLast().journal())
                    || !next.equals(states.getLast())) {
                  states.add(next);
                }
              });
    }
  }

  /// Whether this stores anything at all.
  static boolean stores(Supplier<LockBench> locks, Consumer<LockBench> act) {
    try (LockBench bench = locks.get()) {
      History history = new History(bench);
      act.accept(bench);
      bench.turn(Duration.ofSeconds(2));
      LockBench.done(bench.device().hands().look());
      return history.states.size() > 1;
    }
  }

  /// A cut anywhere leaves the old or the new state, never a third, and nothing that was
  /// acknowledged is lost.
  ///
  /// @param locks locks that are all the same, ready for it
  static void assertOldOrNew(String what, Supplier<LockBench> locks, Consumer<LockBench> act) {
    List<StoredState> whole;
    long operations;
    try (LockBench bench = locks.get()) {
      History history = new History(bench);
      long before = bench.chip().operations();
      act.accept(bench);
      bench.turn(Duration.ofSeconds(2));
      LockBench.done(bench.device().hands().look());
      operations = bench.chip().operations() - before;
      whole = List.copyOf(history.states);
    }
    assertTrue(whole.size() > 1 && operations > 0, () -> what + " stores nothing");
    for (long cut = 1; cut <= operations; cut++) {
      assertOldOrNew(what + " cut=" + cut, locks.get(), act, cut, whole);
    }
  }

  private static void assertOldOrNew(
      String when, LockBench lock, Consumer<LockBench> act, long cut, List<StoredState> whole) {
    try (LockBench bench = lock) {
      History history = new History(bench);
      bench.chip().cutAt(bench.chip().operations() + cut);
      try {
        act.accept(bench);
        bench.turn(Duration.ofSeconds(2));
      } catch (CompletionException | IllegalStateException e) {
        LockBench.done(bench.device().hands().look());
        assertFalse(bench.device().view().powered(), () -> when + " failed with power: " + e);
      }
      LockBench.done(bench.device().hands().look());
      int acknowledged = history.states.size() - 1;
      bench.restartOn(bench.chip().afterPowerCut(Remains.Torn.ofSeed(cut)));
      LockBench.done(bench.device().hands().putBattery(false));
      StoredState found = bench.device().view().mind().orElseThrow().stored();
      StoredState old = whole.get(Math.min(acknowledged, whole.size() - 1));
      StoredState next = whole.get(Math.min(acknowledged + 1, whole.size() - 1));
      View view = View.of(found);
      if (!view.equals(View.of(next))) {
        assertEquals(View.of(old), view, () -> when + " acknowledged=" + acknowledged);
      }
      assertTrue(
          found.journal().sequence() >= old.journal().sequence(),
          () -> when + ": an event is lost");
    }
  }

  /// A lock that lives on a copy of this chip.
  static LockBench on(FlashChip prepared) {
    return LockBench.on(prepared.dump());
  }
}
