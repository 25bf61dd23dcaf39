package dev.mortise.sim.command.app;

import dev.mortise.authority.access.ListedUser;
import dev.mortise.authority.access.ListedUser.ListedCredential;
import dev.mortise.sim.command.app.task.ScheduleWords;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.UserType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Says who a user is and on what terms they come, in a line for people or fields for programs.
final class UserLines {

  private UserLines() {}

  static String line(ListedUser user) {
    List<String> words = new ArrayList<>();
    words.add("user " + user.index());
    words.add(user.name().text());
    words.add(user.role().wireText() + (user.enabled() ? "" : " (disabled)"));
    words.addAll(terms(user.terms()));
    words.add(credentials(user));
    return String.join("  ", words);
  }

  /// What is not as usual.
  private static List<String> terms(AccessTerms terms) {
    List<String> words = new ArrayList<>();
    if (terms.type() != UserType.UNRESTRICTED_USER) {
      words.add(terms.type().wireText());
    }
    if (terms.rule() != CredentialRule.SINGLE) {
      words.add(terms.rule().wireText());
    }
    terms.validity().from().ifPresent(from -> words.add("from " + from));
    terms.validity().until().ifPresent(until -> words.add("until " + until));
    words.addAll(schedules(terms));
    return words;
  }

  private static List<String> schedules(AccessTerms terms) {
    List<String> words = new ArrayList<>();
    terms.schedules().weekDays().forEach(one -> words.add(ScheduleWords.of(one)));
    terms.schedules().yearDays().forEach(one -> words.add(ScheduleWords.of(one)));
    return words;
  }

  static Map<String, Object> fields(ListedUser user) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user", user.index().number());
    fields.put("name", user.name().text());
    fields.put("role", user.role().wireText());
    fields.put("enabled", user.enabled());
    fields.put("type", user.terms().type().wireText());
    fields.put("rule", user.terms().rule().wireText());
    user.terms().validity().from().map(Instant::toString).ifPresent(t -> fields.put("from", t));
    user.terms().validity().until().map(Instant::toString).ifPresent(t -> fields.put("until", t));
    fields.put("schedules", schedules(user.terms()));
    fields.put("credentials", user.credentials().stream().map(UserLines::fields).toList());
    return fields;
  }

  private static Map<String, Object> fields(ListedCredential credential) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", credential.ref().kind().wireText());
    fields.put("index", credential.ref().index());
    fields.put("duress", credential.duress());
    return fields;
  }

  private static String credentials(ListedUser user) {
    return user.credentials().stream()
        .map(
            each ->
                each.ref().kind().wireText()
                    + " "
                    + each.ref().index()
                    + (each.duress() ? " (duress)" : ""))
        .collect(Collectors.joining(", "));
  }
}
