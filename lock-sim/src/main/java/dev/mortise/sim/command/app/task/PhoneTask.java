package dev.mortise.sim.command.app.task;

import dev.mortise.authority.Refusal;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.message.response.Receipt;
import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.companion.SignedIn;
import dev.mortise.sim.phone.companion.http.CompanionFailed;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.sim.phone.memory.PairedLock;
import dev.mortise.sim.phone.memory.PhoneUnusable;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// One command of a phone: it opens the phone, does its work, and turns every failure into a
/// sentence and an exit code.
@Command(mixinStandardHelpOptions = true)
public class PhoneTask implements Callable<Integer> {

  public static final int DONE = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;
  public static final int UNREACHABLE = 3;
  public static final int NOT_VERIFIED = 4;
  public static final int UNUSABLE = 5;

  /// What a message says for whoever looks for the cause: `number=51` and the like, at its end.
  private static final Pattern DETAILS = Pattern.compile("( [a-zA-Z]+=\\S*)+\\z");

  @Spec private @Nullable CommandSpec spec;

  /// The work.
  protected int run(Phone phone, Report report) throws IOException {
    spec().commandLine().usage(spec().commandLine().getOut());
    return USAGE;
  }

  @Override
  public Integer call() {
    Report report =
        new Report(spec().commandLine().getOut(), spec().commandLine().getErr(), app().json());
    try (LinkThreads threads = LinkThreads.start(1)) {
      return run(app().phone(threads), report);
    } catch (CompanionFailed e) {
      report.fail(e.sentence(), "companion-" + e.reason());
      return companionFailed(e);
    } catch (PhoneUnusable e) {
      report.fail(e.sentence(), "phone-unusable");
      return UNUSABLE;
    } catch (IOException | IllegalArgumentException e) {
      report.fail(DETAILS.matcher(String.valueOf(e.getMessage())).replaceFirst(""), "usage");
      return USAGE;
    }
  }

  private static int companionFailed(CompanionFailed failure) {
    return switch (failure.reason()) {
      case UNREACHABLE, NOT_TRUSTED, SIGNED_OUT, LOCK_UNREACHABLE, BROKEN -> UNREACHABLE;
      case NOT_FOUND, REFUSED -> REFUSED;
    };
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli made no command");
    }
    return spec;
  }

  /// The options that hold for every command.
  protected final PhoneOptions app() {
    for (CommandSpec at = spec(); at != null; at = at.parent()) {
      if (at.userObject() instanceof PhoneOptions app) {
        return app;
      }
    }
    throw new IllegalStateException("a phone's command outside of the app");
  }

  /// The lock that is meant.
  protected final PhoneLock lock(Phone phone) throws PhoneUnusable {
    List<PairedLock> locks = phone.memory().locks();
    List<PairedLock> meant =
        app()
            .wantedLock()
            .map(text -> locks.stream().filter(each -> isMeant(each, text)).toList())
            .orElse(locks);
    if (meant.size() != 1) {
      throw new IllegalArgumentException(whichLock(locks));
    }
    return phone.lock(meant.getFirst().id()).orElseThrow();
  }

  /// The companion as the phone's account reaches it.
  protected static SignedIn companion(Phone phone) throws IOException {
    return phone
        .companion()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the phone is not signed in to a companion; sign in: app login EMAIL"));
  }

  private static boolean isMeant(PairedLock lock, String text) {
    return lock.name().text().equalsIgnoreCase(text) || lock.id().toString().startsWith(text);
  }

  private static String whichLock(List<PairedLock> locks) {
    if (locks.isEmpty()) {
      return "this phone is not paired with any lock; pair it: app pair CODE";
    }
    StringBuilder sentence = new StringBuilder("which lock? name one with --lock:");
    locks.forEach(
        lock -> sentence.append("\n  ").append(lock.id()).append("  ").append(lock.name()));
    return sentence.toString();
  }

  /// Tells how something ended at a lock.
  ///
  /// @param done what to say if it was done
  public final int tell(Report report, Outcome outcome, Function<Receipt, String> done) {
    return tell(report, outcome, done, _ -> Optional.empty());
  }

  /// The same, where a refusal has a meaning of its own.
  ///
  /// @param refused what to say of a refusal, without a full stop; empty for the usual words
  protected final int tell(
      Report report,
      Outcome outcome,
      Function<Receipt, String> done,
      Function<Refusal, Optional<String>> refused) {
    return switch (outcome) {
      case Outcome.Done(Receipt receipt) -> {
        report.say(
            done.apply(receipt),
            Map.of(
                "result", "done",
                "bolt", receipt.bolt().wireText(),
                "sequence", receipt.newestSequence()));
        yield DONE;
      }
      case Outcome.Refused(var reason, boolean signed) -> {
        report.fail(
            "%s refuses: %s"
                .formatted(
                    signed ? "The lock" : "Somebody, perhaps the lock,",
                    refused.apply(reason).orElseGet(() -> RefusalWords.of(reason))),
            reason.wireText());
        yield REFUSED;
      }
      case Outcome.NotCarried(String why) -> {
        report.fail("The companion refuses, and nothing was done: " + why + ".", "not-carried");
        yield REFUSED;
      }
      case Outcome.NotVerified(String fault) -> {
        report.fail("Not believed: " + fault + ".", "not-verified");
        yield NOT_VERIFIED;
      }
      case Outcome.NoReceipt(String why, var mayHappenFor) -> {
        String until =
            mayHappenFor.isZero()
                ? "Nothing was done"
                : "It may still happen until "
                    + app().clock().instant().plus(mayHappenFor).truncatedTo(ChronoUnit.SECONDS);
        report.fail(until + ": " + why + ".", "no-receipt");
        yield UNREACHABLE;
      }
    };
  }

  /// What a refusal's word says, in a sentence without its full stop; the word itself if this phone
  /// does not know it.
  protected static String refusalWords(String refusal) {
    return Arrays.stream(Refusal.values())
        .filter(reason -> reason.wireText().equals(refusal))
        .findFirst()
        .map(RefusalWords::of)
        .orElseGet(() -> refusal.replace('-', ' '));
  }

  /// Reads what `-` stands for on the command line: a line that is pasted.
  ///
  /// @param what is to be pasted, such as *code*
  protected final String pasted(String what) throws IOException {
    return PastedLine.ofProcess(spec().commandLine().getErr()).read(what);
  }

  protected static String text(Octets octets) {
    return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(octets.copy());
  }
}
