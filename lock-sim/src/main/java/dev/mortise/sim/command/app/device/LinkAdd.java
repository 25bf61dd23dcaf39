package dev.mortise.sim.command.app.device;

import dev.mortise.authority.KeyRole;
import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.AccessReader;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.watch.NextWord;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Links two locks: first the one that opens along, where an administrator approves of it at the
/// door, and then the one that calls it.
@Command(
    name = "add",
    description = {
      "Link them: then somebody shows an administrator's credential at the lock that opens"
          + " along.",
      "It opens for the users named here, when they open the first lock from outside.",
      "If it is interrupted, say the same again: it goes on where it was."
    })
final class LinkAdd extends LinkCommands.OfTwo {

  @SuppressWarnings("InlineFormatString") // It is too long to stand where it is used.
  private static final String TERMS =
      """
      When %1$s is opened from outside by one of these users, %2$s unlocks too, and locks again
      unless it is opened. Whoever takes %1$s apart can then open %2$s. Link them only where both
      doors are yours to open. If you accept that, say it: --accept-terms\
      """;

  /// Longer than the countdown at the lock (D-12).
  private static final Duration PATIENCE = Duration.ofSeconds(65);

  @Option(
      names = "--users",
      required = true,
      split = ",",
      paramLabel = "USER",
      description = "Users of the first lock, by number, with commas between.")
  private List<Integer> users = List.of();

  @Option(
      names = "--relock",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "When the other door locks again unless it is opened (${DEFAULT-VALUE}).")
  private int relock = 10;

  @Option(names = "--accept-terms", description = "Accept what linking means.")
  private boolean accepted;

  @Override
  protected int run(Phone phone, Report report) throws IOException {
    PhoneLock front = lock(phone);
    PhoneLock back = other(phone);
    if (!accepted) {
      throw new IllegalArgumentException(
          TERMS.formatted(front.known().name(), back.known().name()));
    }
    SortedSet<UserIndex> named = new TreeSet<>();
    users.forEach(number -> named.add(new UserIndex(number)));
    LinkTerms terms = new LinkTerms(named, Duration.ofSeconds(relock));
    Optional<Integer> objection = objection(front, named, report);
    if (objection.isPresent()) {
      return objection.get();
    }
    PairedLock one = front.known();
    return switch (back.access()) {
      case AccessReader.Read.Failed(var outcome) -> tell(report, outcome, _ -> "");
      // Approved before, by a command that was interrupted: nobody need come to the door again.
      case AccessReader.Read.Listed(AccessListing listing) when isLinked(one, listing, terms) ->
          finish(front, back, named, report);
      case AccessReader.Read.Listed _ -> begin(front, back, terms, report);
    };
  }

  /// Asks the lock whose users are named before anything is changed: a link for users whom it does
  /// not have would open for nobody. Returns the exit code of what is in the way.
  private Optional<Integer> objection(PhoneLock front, Set<UserIndex> named, Report report)
      throws IOException {
    return switch (front.access()) {
      case AccessReader.Read.Failed(var outcome) -> Optional.of(tell(report, outcome, _ -> ""));
      case AccessReader.Read.Listed(AccessListing listing) -> {
        Set<UserIndex> missing = new TreeSet<>(named);
        listing.users().forEach(user -> missing.remove(user.index()));
        if (!missing.isEmpty()) {
          throw new IllegalArgumentException(
              "%s has no user %s, and nothing was linked; see: app users list"
                  .formatted(
                      front.known().name(),
                      missing.stream()
                          .map(user -> Integer.toString(user.number()))
                          .collect(Collectors.joining(", "))));
        }
        yield Optional.empty();
      }
    };
  }

  private int begin(PhoneLock front, PhoneLock back, LinkTerms terms, Report report)
      throws IOException {
    PairedLock one = front.known();
    Outcome asked =
        back.command(
            new CommandArguments.LinkFrom(
                one.identity().keys().signing(),
                one.identity().keys().agreement(),
                one.name(),
                terms));
    if (!(asked instanceof Outcome.Done(Receipt receipt))) {
      return tell(report, asked, _ -> "");
    }
    report.say(
        "Now show an administrator's credential at %s within 60 seconds."
            .formatted(back.known().name()),
        Map.of("result", "awaited"));
    if (!isApproved(one, back, terms, receipt.newestSequence())) {
      report.fail(
          "Nobody showed an administrator's credential there in time; nothing was linked.",
          "timed-out");
      return REFUSED;
    }
    return finish(front, back, terms.users(), report);
  }

  /// The second half. Without it the lock that opens along waits for calls that never come.
  private int finish(PhoneLock front, PhoneLock back, SortedSet<UserIndex> named, Report report)
      throws IOException {
    PairedLock one = front.known();
    PairedLock two = back.known();
    int code =
        tell(
            report,
            front.command(new CommandArguments.LinkTo(link(two, named))),
            _ -> "Done: %s opens along with %s.".formatted(two.name(), one.name()));
    if (code != DONE) {
      report.remark(
          ("%1$s knows %2$s already, and perhaps %2$s does not call it yet. Say the same again to"
                  + " finish, nobody need come to the door; or undo it: app link remove")
              .formatted(two.name(), one.name()));
    }
    return code;
  }

  private static LinkedLock link(PairedLock lock, SortedSet<UserIndex> users) {
    return new LinkedLock(
        lock.id(),
        lock.identity().generation(),
        lock.identity().keys().signing(),
        lock.identity().keys().agreement(),
        lock.name(),
        users);
  }

  /// Asks the lock, as often as something may have happened there, whether it knows the other
  /// lock's key by now, as it is and on these terms: it may know that lock from before.
  ///
  /// @param newest the number of the lock's newest event when it was asked for approval
  private static boolean isApproved(PairedLock front, PhoneLock back, LinkTerms terms, long newest)
      throws IOException {
    try (NextWord word = NextWord.behind(back, newest, PATIENCE)) {
      do {
        if (back.access() instanceof AccessReader.Read.Listed(AccessListing listing)
            && isLinked(front, listing, terms)) {
          return true;
        }
      } while (word.await());
    }
    return false;
  }

  private static boolean isLinked(PairedLock front, AccessListing listing, LinkTerms terms) {
    return listing
        .access()
        .find(front.identity().keys().signing().id())
        .filter(key -> key.role() == KeyRole.LINKED_LOCK)
        .filter(key -> key.agreementKey().equals(front.identity().keys().agreement()))
        .flatMap(key -> listing.links().termsOf(key.id()))
        .filter(terms::equals)
        .isPresent();
  }
}
