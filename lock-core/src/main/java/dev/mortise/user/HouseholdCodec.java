package dev.mortise.user;

import dev.mortise.credential.Credential;
import dev.mortise.passcode.PasscodeTable;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.CborValue.CborArray;
import dev.mortise.protocol.cbor.CborValue.CborMap;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.cbor.MapReader;
import dev.mortise.visitor.periodic.PeriodicPasscode;
import java.util.ArrayList;
import java.util.List;

/// Spells a household as it is stored.
final class HouseholdCodec {

  private HouseholdCodec() {}

  static CborValue toCbor(Household household) {
    return CborMap.withFields()
        .put(1, new CborArray(household.users().stream().map(User::toCbor).toList()))
        .put(2, new CborArray(household.credentials().stream().map(Credential::toCbor).toList()))
        .put(3, household.passcodes().toCbor())
        .put(4, new CborArray(household.periodic().stream().map(PeriodicPasscode::toCbor).toList()))
        .build();
  }

  static Household parse(CborValue value) throws MalformedCbor {
    MapReader fields = MapReader.of(value, "household");
    List<CborValue> userItems = fields.array(1, 0, UserIndex.MAX);
    List<CborValue> credentialItems = fields.array(2, 0, Household.MAX_CREDENTIALS);
    CborValue passcodeItems = fields.value(3);
    List<CborValue> periodicItems = fields.array(4, 0, PasscodeTable.CAPACITY);
    fields.finish();
    List<User> users = new ArrayList<>();
    for (CborValue item : userItems) {
      users.add(User.parse(item));
    }
    List<Credential> credentials = new ArrayList<>();
    for (CborValue item : credentialItems) {
      credentials.add(Credential.parse(item));
    }
    PasscodeTable passcodes = PasscodeTable.parse(passcodeItems);
    List<PeriodicPasscode> periodic = new ArrayList<>();
    for (CborValue item : periodicItems) {
      periodic.add(PeriodicPasscode.parse(item));
    }
    if (!Household.isSound(users, credentials, passcodes, periodic)) {
      throw new MalformedCbor(List.of("household: its parts do not fit together"));
    }
    return new Household(users, credentials, passcodes, periodic);
  }
}
