package dev.mortise.authority.access;

import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.protocol.message.Field;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import java.util.ArrayList;
import java.util.List;

/// A user of the household as an administrator's app is shown them: what there is, nothing of what
/// it is made of.
///
/// @param terms on what terms they are accepted
/// @param credentials which credentials they have, by kind and index
public record ListedUser(
    UserIndex index,
    DisplayName name,
    Role role,
    boolean enabled,
    AccessTerms terms,
    List<ListedCredential> credentials) {

  /// As many credentials as one user can have of all kinds together.
  private static final int MAX_CREDENTIALS = 5 * CredentialRef.MAX_INDEX;

  public ListedUser {
    credentials = List.copyOf(credentials);
  }

  /// A credential as it is shown.
  ///
  /// @param duress whether it raises the silent alarm
  public record ListedCredential(CredentialRef ref, boolean duress) {}

  CborValue toCbor() {
    CborMap.Builder fields =
        CborMap.withFields()
            .put(1, index.number())
            .put(2, name.text())
            .put(3, role.wireText())
            .put(4, enabled)
            .put(7, new CborArray(credentials.stream().map(ListedUser::item).toList()));
    terms.put(fields, 8);
    return fields.build();
  }

  private static CborValue item(ListedCredential credential) {
    return CborMap.withFields()
        .put(1, credential.ref().kind().wireText())
        .put(2, credential.ref().index())
        .put(3, credential.duress())
        .build();
  }

  static ListedUser parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "user");
    UserIndex index = Field.userIndex(fields, 1);
    DisplayName name = Field.name(fields, 2);
    Role role = Field.word(fields, 3, Role.values(), Role::wireText);
    boolean enabled = fields.bool(4);
    AccessTerms terms = AccessTerms.read(fields, 8);
    List<CborValue> items = fields.array(7, 0, MAX_CREDENTIALS);
    fields.finish();
    List<ListedCredential> credentials = new ArrayList<>();
    for (CborValue item : items) {
      credentials.add(credential(item));
    }
    return new ListedUser(index, name, role, enabled, terms, credentials);
  }

  private static ListedCredential credential(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "credential");
    CredentialKind kind = Field.word(fields, 1, CredentialKind.values(), CredentialKind::wireText);
    int index = fields.integer(2, 1, CredentialRef.MAX_INDEX);
    boolean duress = fields.bool(3);
    fields.finish();
    return new ListedCredential(new CredentialRef(kind, index), duress);
  }
}
