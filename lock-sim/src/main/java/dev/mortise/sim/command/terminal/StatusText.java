package dev.mortise.sim.command.terminal;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.Credential;
import dev.mortise.lock.LockState;
import dev.mortise.lock.StoredState;
import dev.mortise.sim.device.LockView;
import dev.mortise.sim.device.body.BodyState;
import dev.mortise.sim.device.link.ConnectedLock;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.User;
import dev.mortise.user.UserType;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// Says how a lock stands, and who belongs to it.
final class StatusText {

  private StatusText() {}

  static String of(ConnectedLock lock) {
    LockView view = lock.device().view();
    StringJoiner lines = new StringJoiner("\n");
    lines.add("lock " + lock.device().id());
    lines.add(body(view.body()));
    lines.add(clocks(view));
    lines.add(links(lock));
    lines.add(view.mind().map(StatusText::mind).orElse("no power: the key and the handle work"));
    return lines.toString();
  }

  private static String body(BodyState body) {
    return "bolt %s%s, door %s, rear cover %s, battery %s%s"
        .formatted(
            words(body.bolt().wireText()),
            body.jammed() ? " (its way is blocked)" : "",
            body.doorOpen() ? "open" : "closed",
            body.coverOff() ? "off" : "on",
            body.batteryIn() ? body.batteryPercent() + " %" : "out",
            body.supply().powerBank() ? ", power bank plugged in" : "");
  }

  private static String clocks(LockView view) {
    return "time %s, under power for %s in all%s"
        .formatted(
            view.wall().map(time -> time.truncatedTo(SECONDS).toString()).orElse("unknown"),
            lasting(view.monotonic().toSeconds()),
            view.flashWrites().isPresent()
                ? ", flash written %,d times".formatted(view.flashWrites().getAsLong())
                : "");
  }

  private static String links(ConnectedLock lock) {
    return "radio %s, phones at %s m, network %s, companion %s"
        .formatted(
            lock.radioAddress().map(address -> "on port " + address.getPort()).orElse("none"),
            Double.toString(lock.distance()).replaceAll("\\.0$", ""),
            lock.network() ? "on" : "off",
            lock.online() ? "connected" : "not connected");
  }

  private static String mind(LockState mind) {
    StoredState stored = mind.stored();
    return "mode %s%s, %s, generation %s, firmware %s, %s, %s, %s, %s near"
        .formatted(
            words(stored.modes().operating().wireText()),
            stored.modes().leavingHome() ? " and leaving home" : "",
            stored.lockOut().isOn() ? "SYSTEM LOCKED" : "not locked out",
            stored.identity().generation(),
            stored.firmware().version(),
            count(stored.journal().sequence(), "event"),
            count(stored.household().users().size(), "user"),
            count(stored.access().apps().size(), "app"),
            count(mind.live().links().near().size(), "phone"));
  }

  private static String count(long count, String of) {
    return count == 1 ? "1 " + of : count + " " + of + "s";
  }

  /// The household: users with their credentials, then the apps and what they gave to visitors.
  static String users(StoredState stored) {
    StringJoiner lines = new StringJoiner("\n");
    for (User user : stored.household().users()) {
      lines.add(user(user, stored));
    }
    for (EnrolledKey app : stored.access().apps()) {
      lines.add(
          "app \"%s\" %s, %s, account %s"
              .formatted(app.name(), app.id(), words(app.role().wireText()), app.account()));
    }
    for (PeriodicPasscode code : stored.household().periodic()) {
      lines.add(
          "visitor passcode %d, from %s until %s, made by app %s"
              .formatted(
                  code.index(), code.schedule().from(), code.schedule().until(), code.issuer()));
    }
    return lines.length() == 0
        ? "Nobody yet: press cancel, then ok, and choose a passcode."
        : lines.toString();
  }

  private static String user(User user, StoredState stored) {
    String credentials =
        stored.household().credentialsOf(user.index()).stream()
            .map(StatusText::credential)
            .collect(Collectors.joining(", "));
    return "%s %s, %s%s: %s"
        .formatted(
            user.index(),
            user.name(),
            words(user.role().wireText()),
            (user.enabled() ? "" : ", disabled") + terms(user.terms()),
            credentials.isEmpty() ? "no credential" : credentials);
  }

  /// What is not as usual.
  private static String terms(AccessTerms terms) {
    StringJoiner words = new StringJoiner(", ", ", ", "").setEmptyValue("");
    if (terms.type() != UserType.UNRESTRICTED_USER) {
      words.add(words(terms.type().wireText()));
    }
    if (terms.rule() == CredentialRule.DUAL) {
      words.add("two credentials");
    }
    terms.validity().from().ifPresent(from -> words.add("from " + from));
    terms.validity().until().ifPresent(until -> words.add("until " + until));
    return words.toString();
  }

  private static String credential(Credential credential) {
    return "%s %d%s"
        .formatted(
            words(credential.kind().wireText()),
            credential.ref().index(),
            credential.duress() ? " (duress)" : "");
  }

  static String lasting(long seconds) {
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private static String words(String wireText) {
    return wireText.replace('-', ' ');
  }
}
