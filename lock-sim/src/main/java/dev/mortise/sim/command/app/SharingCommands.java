package dev.mortise.sim.command.app;

import dev.mortise.authority.AuthorityTable;
import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.InvitationSerial;
import dev.mortise.protocol.message.grant.Revocation.Target;
import dev.mortise.sim.command.app.task.PhoneTask;
import dev.mortise.sim.command.app.task.Report;
import dev.mortise.sim.phone.Phone;
import dev.mortise.sim.phone.PhoneLock;
import dev.mortise.sim.phone.dialogue.Host.Guest;
import dev.mortise.sim.phone.dialogue.Outcome;
import dev.mortise.user.UserIndex;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Letting others in, and out again.
final class SharingCommands {

  private SharingCommands() {}

  @Command(
      name = "invite",
      description = "Invite a phone: administrator, user, visitor or alarms-only.")
  static final class Invite extends PhoneTask {

    /// An invitation that makes an administrator runs out sooner (protocol.md).
    private static final Duration ADMINISTRATOR_REDEEM = Duration.ofMinutes(15);

    private static final Duration REDEEM = Duration.ofDays(1);

    /// Matches the limit of the lock (protocol.md): 30 days.
    private static final int HOURS_MAX = 720;

    private static final int HOURS_USUAL = 24;

    private static final String ROLES = "administrator, user, visitor or alarms-only";

    @Parameters(paramLabel = "ROLE", description = "What as: " + ROLES + ".")
    private String role = "";

    @Option(names = "--user", paramLabel = "USER", description = "Whose phone it shall be.")
    private @Nullable Integer user;

    @Option(
        names = "--hours",
        paramLabel = "N",
        description = "How long a visitor may come (24), at most 720: 30 days.")
    private @Nullable Integer hours;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      KeyRole as =
          KeyRole.APPS.stream()
              .filter(each -> each.wireText().equals(role))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "nobody can be invited as %s; a role is %s".formatted(role, ROLES)));
      if (hours != null && as != KeyRole.VISITOR) {
        throw new IllegalArgumentException("--hours is for a visitor; others have no end");
      }
      if (hours != null && (hours < 1 || hours > HOURS_MAX)) {
        throw new IllegalArgumentException("--hours is 1 to %d, 30 days".formatted(HOURS_MAX));
      }
      Duration visit = Duration.ofHours(hours == null ? HOURS_USUAL : hours);
      Instant now = app().clock().instant();
      Guest guest =
          new Guest(
              as,
              Optional.ofNullable(user).map(UserIndex::new),
              operations(as),
              now,
              as == KeyRole.VISITOR ? Optional.of(now.plus(visit)) : Optional.empty(),
              now.plus(as == KeyRole.ADMINISTRATOR ? ADMINISTRATOR_REDEEM : REDEEM));
      PhoneLock.Handout handout = lock(phone).invite(guest);
      report.say(sentence(handout, guest), fields(handout, guest));
      return DONE;
    }

    private static Set<Operation> operations(KeyRole role) {
      return Arrays.stream(Operation.values())
          .filter(
              operation ->
                  AuthorityTable.permits(role, operation, Channel.NEAR)
                      || AuthorityTable.permits(role, operation, Channel.REMOTE))
          .collect(Collectors.toSet());
    }

    private static String sentence(PhoneLock.Handout handout, Guest guest) {
      String code =
          """
          %s
          Give this code to the one you invite and to nobody else; good once, until %s.%s
          Whoever gets it: app redeem 'CODE', in single quotes, or app redeem - and paste it.
          To take it back: app revoke invitation %s\
          """
              .formatted(
                  handout.invited().code().text(),
                  whole(guest.redeemBy()),
                  guest
                      .until()
                      .map(end -> "%nThe visitor may come until %s.".formatted(whole(end)))
                      .orElse(""),
                  serial(handout));
      return handout
          .notKept()
          .map(
              why ->
                  "%s%nThe companion does not keep the signed part (%s); hand it over as well:%n%s"
                      .formatted(code, why, text(handout.invited().signed())))
          .orElse(code);
    }

    private static Instant whole(Instant time) {
      return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String serial(PhoneLock.Handout handout) {
      return handout.invited().code().invitation().orElseThrow().serial().toString();
    }

    private static Map<String, Object> fields(PhoneLock.Handout handout, Guest guest) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("result", "done");
      fields.put("code", handout.invited().code().text());
      fields.put("serial", serial(handout));
      fields.put("invitation", text(handout.invited().signed()));
      fields.put("kept", handout.notKept().isEmpty());
      fields.put("redeemBy", whole(guest.redeemBy()).toString());
      guest.until().ifPresent(end -> fields.put("until", whole(end).toString()));
      return fields;
    }
  }

  @Command(
      name = "revoke",
      description = "Take a phone's key away (its id is in: app users list), or an invitation.",
      subcommands = RevokeInvitation.class)
  static final class Revoke extends PhoneTask {

    @Parameters(
        paramLabel = "APP",
        arity = "0..1",
        description = "The id of the app's key: 16 hex digits.")
    private @Nullable String key;

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      if (key == null) {
        throw new IllegalArgumentException(
            "whose key? name its id, which is in: app users list; or: app revoke invitation"
                + " SERIAL");
      }
      KeyId taken =
          new KeyId(hex(key, KeyId.SIZE, "an app's id is 16 hex digits; see: app users list"));
      return revoked(this, report, lock(phone).revoke(new Target.OfKey(taken)), "key");
    }
  }

  @Command(
      name = "invitation",
      description = "Take an invitation back, and the key of whoever redeemed it.")
  static final class RevokeInvitation extends PhoneTask {

    @Parameters(
        paramLabel = "SERIAL",
        description = "The invitation's serial number, which was shown when it was made.")
    private String serial = "";

    @Override
    protected int run(Phone phone, Report report) throws IOException {
      InvitationSerial taken =
          new InvitationSerial(
              hex(
                  serial,
                  InvitationSerial.SIZE,
                  "an invitation's serial number is 32 hex digits, as app invite showed it"));
      return revoked(
          this, report, lock(phone).revoke(new Target.OfInvitation(taken)), "invitation");
    }
  }

  /// What a person typed as hexadecimal digits.
  ///
  /// @param form one sentence that says how it is written
  static Octets hex(String text, int size, String form) {
    if (!text.matches("[0-9a-fA-F]{" + 2 * size + "}")) {
      throw new IllegalArgumentException(form);
    }
    return Octets.ofHex(text);
  }

  /// Tells how a revocation went. Without the lock's receipt it is not confirmed.
  ///
  /// @param what it took away
  static int revoked(PhoneTask task, Report report, Outcome outcome, String what) {
    if (outcome instanceof Outcome.NoReceipt(String why, _)) {
      report.fail(
          "Not confirmed: the %s works until its end, or until the lock gets this (%s)."
              .formatted(what, why),
          "not-confirmed");
      return PhoneTask.UNREACHABLE;
    }
    return task.tell(report, outcome, _ -> "Done: the lock takes this " + what + " no more.");
  }
}
