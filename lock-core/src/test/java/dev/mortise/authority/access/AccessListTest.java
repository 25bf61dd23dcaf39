package dev.mortise.authority.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.authority.KeyRole;
import dev.mortise.authority.Operation;
import dev.mortise.authority.Refusal;
import dev.mortise.authority.device.SampleLinks;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.cbor.Cbor;
import dev.mortise.protocol.cbor.CborLimits;
import dev.mortise.protocol.cbor.CborValue;
import dev.mortise.protocol.cbor.MalformedCbor;
import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.DisplayName;
import dev.mortise.schedule.Schedules;
import dev.mortise.schedule.WeekDaySchedule;
import dev.mortise.secret.Sha256;
import dev.mortise.user.AccessTerms;
import dev.mortise.user.CredentialRule;
import dev.mortise.user.Role;
import dev.mortise.user.UserIndex;
import dev.mortise.user.UserType;
import dev.mortise.user.Validity;
import dev.mortise.visitor.VisitorEpoch;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AccessListTest {

  private static final UserIndex ANN = new UserIndex(1);
  private static final UserIndex BO = new UserIndex(2);
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final SampleKeys keys = new SampleKeys();

  @Test
  void everyChangeHasAVersionOfItsOwn() {
    EnrolledKey phone = keys.administrator(ANN, "ann");
    AccessList one = AccessList.EMPTY.with(phone);
    assertEquals(1, one.version().number());
    assertEquals(2, one.changed().version().number());
    assertSame(one, one.without(keys.administrator(BO, "bo").id()));
    assertEquals(2, one.without(phone.id()).version().number());
  }

  @Test
  void theSeventeenthAppHasNoRoom() {
    AccessList list = AccessList.EMPTY;
    for (int i = 0; i < AccessList.MAX_APPS; i++) {
      assertTrue(list.hasRoomForApp());
      list = list.with(keys.of(KeyRole.ALARMS_ONLY, "a" + i));
    }
    assertFalse(list.hasRoomForApp());
    AccessList full = list;
    EnrolledKey oneMore = keys.of(KeyRole.ALARMS_ONLY, "z");
    assertThrows(IllegalArgumentException.class, () -> full.with(oneMore));
    assertEquals(17, full.with(keys.of(KeyRole.REMOTE_CONTROLLER, "button")).keys().size());
  }

  @Test
  @Tag("LK-81")
  void aUserLeavesWithEveryKeyOfTheirs() {
    EnrolledKey bo = keys.administrator(BO, "bo");
    AccessList list =
        AccessList.EMPTY
            .with(keys.administrator(ANN, "ann"))
            .with(bo)
            .with(keys.administrator(ANN, "ann-two"));
    assertEquals(List.of(bo), list.without(ANN).keys());
  }

  @Test
  @Tag("D-15")
  @Tag("D-21")
  void duressIsKeptFromEveryAppOfThePersonAndOfTheirAccounts() {
    EnrolledKey annPhone = keys.administrator(ANN, "ann");
    EnrolledKey annTablet = keys.of(KeyRole.ALARMS_ONLY, "ann");
    EnrolledKey boPhone = keys.administrator(BO, "bo");
    EnrolledKey neighbour = keys.of(KeyRole.ALARMS_ONLY, "carl");
    AccessList list = AccessList.EMPTY.with(annPhone).with(boPhone).with(annTablet).with(neighbour);
    assertEquals(Set.of(annPhone.id(), annTablet.id()), list.underDuressWith(ANN));
    assertEquals(Set.of(boPhone.id(), neighbour.id()), list.toldOfDuressOf(ANN));
    assertEquals(4, list.toldOfDuressOf(new UserIndex(9)).size());
  }

  @Test
  void limitsOfAnInvitationOnlyTakeAway() {
    EnrolledKey limited = keys.limited(KeyRole.USER, Set.of(Operation.LOCK, Operation.DELETE_USER));
    assertEquals(Optional.empty(), limited.refusal(Operation.LOCK, Channel.NEAR));
    assertEquals(
        Optional.of(Refusal.NOT_PERMITTED), limited.refusal(Operation.UNLOCK, Channel.NEAR));
    assertEquals(
        Optional.of(Refusal.NOT_PERMITTED), limited.refusal(Operation.DELETE_USER, Channel.NEAR));
  }

  @Test
  @Tag("SEC-9")
  void aKeyEndsAtItsSignedEnd() {
    EnrolledKey visitor =
        keys.of(KeyRole.VISITOR, "guest")
            .during(new Validity(Optional.of(NOON), Optional.of(NOON.plusSeconds(60))));
    assertEquals(Optional.of(Refusal.RESTRICTED), visitor.refusalAt(NOON.minusMillis(1)));
    assertEquals(Optional.empty(), visitor.refusalAt(NOON));
    assertEquals(Optional.empty(), visitor.refusalAt(NOON.plusMillis(59_999)));
    assertEquals(Optional.of(Refusal.RESTRICTED), visitor.refusalAt(NOON.plusSeconds(60)));
    assertEquals(Optional.of(Refusal.TIME_UNKNOWN), visitor.refusalWithoutTime());
    assertEquals(Optional.empty(), keys.administrator(ANN, "ann").refusalWithoutTime());
  }

  @Test
  void theStoredFormComesBackAsItWent() throws MalformedCbor {
    AccessList list =
        AccessList.EMPTY
            .with(keys.administrator(ANN, "ann"))
            .with(keys.limited(KeyRole.USER, Set.of(Operation.UNLOCK)))
            .with(keys.of(KeyRole.LINKED_LOCK, "gate"));
    Octets stored = Cbor.encode(list.toCbor());
    AccessList read = AccessList.parse(Cbor.decode(stored, CborLimits.ofBytes(8192)));
    assertEquals(list, read);
    assertEquals(stored, Cbor.encode(read.toCbor()));
  }

  @Test
  @Tag("SEC-3")
  void whatAppsAreShownIsSignedByItsHash() throws MalformedCbor {
    AccessListing listing = listing(AccessList.EMPTY.with(keys.administrator(ANN, "ann")));
    assertEquals(listing, AccessListing.decode(listing.encode()));
    assertEquals(Octets.adopt(Sha256.of(listing.encode().copy())), listing.stamp().hash());
    AccessListing other = listing(listing.access().with(keys.of(KeyRole.USER, "thief")));
    assertNotEquals(listing.stamp().hash(), other.stamp().hash());
  }

  @Test
  void aListingWithAKeyTwiceIsRefused() {
    EnrolledKey phone = keys.administrator(ANN, "ann");
    CborValue twice =
        CborValue.CborMap.withFields()
            .put(1, 1)
            .put(2, CborValue.array(EnrolledKeyCodec.toCbor(phone), EnrolledKeyCodec.toCbor(phone)))
            .build();
    assertThrows(MalformedCbor.class, () -> AccessList.parse(twice));
  }

  private AccessListing listing(AccessList access) {
    ListedUser ann =
        new ListedUser(
            ANN,
            new DisplayName("Ann"),
            Role.ADMINISTRATOR,
            true,
            new AccessTerms(
                new Validity(Optional.empty(), Optional.of(NOON)),
                UserType.WEEK_DAY_SCHEDULE_USER,
                CredentialRule.DUAL,
                new Schedules(
                    List.of(
                        new WeekDaySchedule(
                            Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT)),
                    List.of())),
            List.of(
                new ListedUser.ListedCredential(
                    new CredentialRef(CredentialKind.PASSCODE, 1), true)));
    TreeMap<KeyId, VisitorEpoch> epochs = new TreeMap<>();
    access.keys().forEach(key -> epochs.put(key.id(), new VisitorEpoch(2)));
    return new AccessListing(access, List.of(ann), epochs, List.of(), SampleLinks.book());
  }
}
