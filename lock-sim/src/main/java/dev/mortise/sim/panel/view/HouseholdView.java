package dev.mortise.sim.panel.view;

import dev.mortise.authority.access.EnrolledKey;
import dev.mortise.credential.Credential;
import dev.mortise.lock.StoredState;
import dev.mortise.user.User;
import dev.mortise.user.UserIndex;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who belongs to a lock, as the lock itself knows them. Passcodes and templates are not in it.
public final class HouseholdView {

  private HouseholdView() {}

  /// The users with their credentials, and the apps.
  public static Map<String, @Nullable Object> of(StoredState stored) {
    List<Map<String, @Nullable Object>> users =
        stored.household().users().stream().map(user -> user(user, stored)).toList();
    return Fields.of("users", users)
        .and("apps", stored.access().apps().stream().map(HouseholdView::app).toList())
        .map();
  }

  private static Map<String, @Nullable Object> user(User user, StoredState stored) {
    Fields fields = new Fields();
    fields.and("index", user.index().number());
    fields.and("name", user.name().text());
    fields.and("role", user.role().wireText());
    fields.and("enabled", user.enabled());
    fields.and("type", user.terms().type().wireText());
    fields.and(
        "credentials",
        stored.household().credentialsOf(user.index()).stream()
            .map(HouseholdView::credential)
            .toList());
    return fields.map();
  }

  private static Map<String, @Nullable Object> credential(Credential credential) {
    return Fields.of("kind", credential.kind().wireText())
        .and("index", credential.ref().index())
        .and("duress", credential.duress())
        .map();
  }

  private static Map<String, @Nullable Object> app(EnrolledKey app) {
    Fields fields = new Fields();
    fields.and("key", app.id().toString());
    fields.and("name", app.name().text());
    fields.and("role", app.role().wireText());
    fields.and("user", app.user().map(UserIndex::number).orElse(null));
    fields.and("account", app.account().text());
    return fields.map();
  }
}
