package dev.mortise.sim.command.app.device;

import dev.mortise.authority.access.AccessListing;
import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.authority.device.LinkTerms;
import dev.mortise.authority.device.LinkedLock;
import dev.mortise.protocol.message.command.CommandArguments;
import dev.mortise.protocol.message.grant.Revocation;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.AccessReader;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Two locks of which one opens along with the other (LK-39).
public final class LinkCommands {

  private LinkCommands() {}

  @Command(
      name = "link",
      description = "Let one lock open along with another: link add --lock FRONT --to BACK.",
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {LinkAdd.class, ListAll.class, Remove.class})
  public static final class Link extends PhoneTask {}

  /// A command about two locks.
  abstract static class OfTwo extends PhoneTask {

    @Option(
        names = "--to",
        required = true,
        paramLabel = "LOCK",
        description = "The lock that opens along, by its name or the beginning of its id.")
    private String to = "";

    final PhoneLock other(Phone phone) throws IOException {
      List<PairedLock> meant =
          phone.memory().locks().stream()
              .filter(
                  each ->
                      each.name().text().equalsIgnoreCase(to)
                          || each.id().toString().startsWith(to))
              .toList();
      if (meant.size() != 1) {
        throw new IllegalArgumentException(
            "this phone must be paired with the lock that opens along; --to names one of: "
                + phone.memory().locks().stream().map(each -> each.name().text()).toList());
      }
      return phone.lock(meant.getFirst().id()).orElseThrow();
    }
  }

  @Command(name = "list", description = "List which locks open along with this one, and it with.")
  static final class ListAll extends PhoneTask {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      return switch (lock(phone).access()) {
        case AccessReader.Read.Failed(var outcome) -> tell(report, outcome, _ -> "");
        case AccessReader.Read.Listed(AccessListing listing) -> {
          listing.links().opens().forEach(link -> opens(report, link));
          listing
              .links()
              .openedBy()
              .forEach(
                  (key, terms) ->
                      listing.access().find(key).ifPresent(one -> openedBy(report, one, terms)));
          yield DONE;
        }
      };
    }

    private static void opens(Report report, LinkedLock link) {
      report.say(
          "opens %s  %s  for users %s".formatted(link.lock(), link.name(), link.users()),
          Map.of(
              "opens", link.lock().toString(),
              "name", link.name().text(),
              "users", link.users().stream().map(UserIndex::number).toList()));
    }

    private static void openedBy(Report report, EnrolledKey key, LinkTerms terms) {
      report.say(
          "opened by %s  %s  for its users %s, locks again in %d s"
              .formatted(key.id(), key.name(), terms.users(), terms.relock().toSeconds()),
          Map.of(
              "openedBy", key.id().toString(),
              "name", key.name().text(),
              "users", terms.users().stream().map(UserIndex::number).toList(),
              "relockSeconds", terms.relock().toSeconds()));
    }
  }

  @Command(name = "remove", description = "Undo a link at both locks.")
  static final class Remove extends OfTwo {
    @Override
    protected int run(Phone phone, Report report) throws IOException {
      PhoneLock front = lock(phone);
      PhoneLock back = other(phone);
      int first =
          tell(
              report,
              front.command(new CommandArguments.UnlinkTo(back.id())),
              _ -> "Done: this lock calls the other no more.");
      int second =
          tell(
              report,
              back.revoke(
                  new Revocation.Target.OfKey(front.known().identity().keys().signing().id())),
              _ -> "Done: the other lock opens along no more.");
      return first == DONE ? second : first;
    }
  }
}
