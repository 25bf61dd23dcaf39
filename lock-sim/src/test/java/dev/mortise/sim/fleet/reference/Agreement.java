package dev.mortise.sim.fleet.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.credential.Credential;
import dev.mortise.journal.JournalEntry;
import dev.mortise.lock.StoredState;
import dev.mortise.lockout.LockOut;
import dev.mortise.mode.Setting;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborBytes;
import dev.mortise.protocol.cbor.CborValue.CborInt;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.schedule.Schedules;
import dev.mortise.sim.fleet.reference.OneTimeCodes.Series;
import dev.mortise.sim.fleet.reference.OneTimeCodes.Slot;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Household;
import dev.mortise.user.User;
import dev.mortise.visitor.VisitorLedger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Holds the lock of a world against its reference.
final class Agreement {

  private final World world;
  private Household agreed = Household.EMPTY;
  private VisitorLedger ledgerRead = VisitorLedger.EMPTY;
  private Map<KeyId, Series> series = Map.of();
  private int comparisons;

  Agreement(World world) {
    this.world = world;
  }

  /// Whether lock and reference know the same of household, counters and modes.
  boolean agrees(Reference reference) {
    return household(reference).equals(household(world.lock.flash().state()))
        && countsAgree(reference);
  }

  private boolean countsAgree(Reference reference) {
    StoredState stored = world.lock.flash().state();
    return reference.tries.agrees(
            stored.lockOut().tries(),
            stored.lockOut().lockedUntil(),
            world.lock.clock().monotonic())
        && reference.tries.spent(world.lock.clock().monotonic()) == spent(stored.lockOut())
        && reference.mode == stored.modes().operating()
        && reference.remoteUnlock == stored.settings().isOn(Setting.REMOTE_UNLOCK)
        && reference.systemLock == stored.settings().isOn(Setting.SYSTEM_LOCK)
        && visitorsAgree(reference.oneTime, stored.visitors())
        && reference.openings == world.notes.openings
        && reference.wrong == world.notes.wrongTries
        && reference.tries.lockOuts() == world.notes.lockOuts;
  }

  @SuppressWarnings("ReferenceEquality") // The machine keeps the instance if nothing changed.
  private boolean visitorsAgree(OneTimeCodes codes, VisitorLedger ledger) {
    if (ledger != ledgerRead) {
      ledgerRead = ledger;
      series = series(ledger);
    }
    return codes.newest() == ledger.newest().number()
        && codes.wrong().equals(ledger.wrongTries())
        && codes.series().equals(series);
  }

  /// Epochs, floors and used codes, from the ledger's stored form.
  private static Map<KeyId, Series> series(VisitorLedger ledger) {
    CborMap all = (CborMap) ((CborMap) ledger.toCbor()).at(CborValue.of(2)).orElseThrow();
    Map<KeyId, Series> series = new TreeMap<>();
    all.entries()
        .forEach(
            (app, one) -> {
              CborMap fields = (CborMap) one;
              CborArray used = (CborArray) fields.at(CborValue.of(3)).orElseThrow();
              series.put(
                  new KeyId(((CborBytes) app).octets()),
                  new Series(
                      (int) number(fields, 1),
                      number(fields, 2),
                      used.items().stream()
                          .map(slot -> Slot.of(((CborInt) slot).value()))
                          .collect(Collectors.toSet())));
            });
    return series;
  }

  private static long number(CborMap fields, long key) {
    return ((CborInt) fields.at(CborValue.of(key)).orElseThrow()).value();
  }

  /// How much of the budget is gone by now, from the lock's stored form: how much was gone when it
  /// was last spent, and since when the next one comes back.
  private int spent(LockOut lockOut) {
    CborMap stored = (CborMap) lockOut.toCbor();
    long spent = number(stored, 3);
    long since = number(stored, 4);
    long back = world.lock.clock().monotonic().minusNanos(since).dividedBy(Tries.REGAIN);
    return (int) Math.max(0, spent - back);
  }

  /// Holds the lock against the reference. To compare whole households costs more than most steps:
  /// one that the lock has not touched is compared now and then.
  @SuppressWarnings("ReferenceEquality") // The machine keeps the instance if nothing changed.
  void assertAgreement(String where) {
    Household household = world.lock.flash().state().household();
    boolean wholly = household != agreed || comparisons++ % 8 == 0;
    agreed = household;
    assertTrue(
        wholly ? agrees(world.model) : countsAgree(world.model), () -> where + "\n" + difference());
    assertEquals(world.notes.lockOuts, world.notes.lockOutAlarms, where);
  }

  /// The newest event that was decided is the newest in the flash, and all before it are there.
  void assertNothingLost() {
    List<JournalEntry> kept = world.lock.flash().events();
    long newest = world.lock.flash().state().journal().sequence();
    for (int i = 0; i < kept.size(); i++) {
      assertEquals(newest - kept.size() + 1 + i, kept.get(i).sequence(), "an event is lost");
    }
  }

  String difference() {
    StoredState stored = world.lock.flash().state();
    return """
    reference %s %s %s openings=%d wrong=%d codes %s
    lock      %s %s %s openings=%d wrong=%d codes newest=%s series=%s wrong=%s
    now=%s wall=%s events=%s\
    """
        .formatted(
            household(world.model),
            world.model.tries,
            world.model.mode,
            world.model.openings,
            world.model.wrong,
            world.model.oneTime,
            household(stored),
            stored.lockOut(),
            stored.modes().operating(),
            world.notes.openings,
            world.notes.wrongTries,
            stored.visitors().newest(),
            series(stored.visitors()),
            stored.visitors().wrongTries(),
            world.lock.clock().monotonic(),
            world.lock.clock().wall(),
            world.notes.events);
  }

  private static Map<String, String> household(Reference reference) {
    Map<String, String> all = new TreeMap<>();
    reference.people.forEach((number, one) -> all.put("user " + number, one.toString()));
    reference.codes.forEach(
        (slot, code) -> all.put("PASSCODE " + slot, code.holder() + " " + code.duress()));
    reference.fingers.forEach(
        (slot, finger) -> all.put("FINGERPRINT " + slot, finger.holder() + " " + finger.duress()));
    return all;
  }

  private static Map<String, String> household(StoredState stored) {
    Map<String, String> all = new TreeMap<>();
    for (User user : stored.household().users()) {
      all.put("user " + user.index(), line(user));
    }
    for (Credential one : stored.household().credentials()) {
      all.put(one.kind() + " " + one.ref().index(), one.holder() + " " + one.duress());
    }
    return all;
  }

  private static String line(User user) {
    AccessTerms terms = user.terms();
    Schedules schedules = terms.schedules();
    return Person.line(
        user.isAdministrator(),
        user.enabled(),
        terms.type(),
        terms.rule() == CredentialRule.DUAL,
        terms.validity().from(),
        terms.validity().until(),
        schedules.weekDays().stream()
            .map(one -> new Person.Week(one.days(), one.start(), one.end()))
            .findFirst(),
        schedules.yearDays().stream()
            .map(one -> new Person.Days(one.from(), one.until()))
            .findFirst());
  }
}
