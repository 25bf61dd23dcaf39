package dev.mortise.sim.command.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.alarm.AlarmMeaning;
import dev.mortise.alarm.AlarmTag;
import dev.mortise.credential.CredentialKind;
import dev.mortise.credential.CredentialRef;
import dev.mortise.journal.AlarmTags;
import dev.mortise.journal.EventMessage;
import dev.mortise.journal.event.Change;
import dev.mortise.journal.event.LockEvent;
import dev.mortise.journal.event.LockOperation;
import dev.mortise.journal.event.Maker;
import dev.mortise.journal.event.OperationSource;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.LockId;
import dev.mortise.protocol.Octets;
import dev.mortise.sim.phone.journal.EventLog.Entry;
import dev.mortise.user.UserIndex;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/// What programs get of a log: each field by itself, always in the same order.
class EventLinesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UserIndex THREE = new UserIndex(3);
  private static final CredentialRef CODE = new CredentialRef(CredentialKind.PASSCODE, 2);

  private static final AlarmTags TAGS =
      new AlarmTags(
          Collections.nCopies(
              AlarmTags.COUNT, new AlarmTag(Octets.adopt(new byte[AlarmTag.SIZE]))));

  @Test
  @Tag("LK-58")
  void whoCameWithWhichCredentialNeedsNoReadingOfSentences() {
    assertEquals(
        "{'sequence':7,'time':'2026-11-29T08:00:00Z','kind':'operation','user':3,"
            + "'credential':{'kind':'passcode','index':2},'verified':true,"
            + "'event':'unlocked with passcode 2 by user 3','duress':false}",
        json(
            verified(
                new LockEvent.Operation(
                    LockOperation.UNLOCK,
                    OperationSource.KEYPAD,
                    Optional.of(THREE),
                    Optional.of(CODE),
                    Optional.empty()))));
  }

  @Test
  @Tag("LK-58")
  void whoHadItDoneIsToldFromWhomItIsAbout() {
    assertEquals(
        "{'sequence':7,'time':'2026-11-29T08:00:00Z','kind':'credential-change','user':3,"
            + "'credential':{'kind':'passcode','index':2},'by':{'user':1},'verified':true,"
            + "'event':'passcode 2 of user 3 added by user 1','duress':false}",
        json(
            verified(
                new LockEvent.CredentialChange(
                    Change.ADDED, THREE, CODE, Maker.of(new UserIndex(1))))));
  }

  @Test
  void whatIsNotVerifiedSaysSo() {
    assertEquals("{'verified':false,'missingFrom':2,'missingTo':4}", json(new Entry.Gap(2, 4)));
    assertEquals(
        "{'verified':false,'notBelieved':'an event of another lock'}",
        json(new Entry.Broken("an event of another lock")));
  }

  private static Entry verified(LockEvent event) {
    return new Entry.Verified(
        new EventMessage(
            new LockId(new UUID(0, 1)),
            Generation.FIRST,
            7,
            Octets.adopt(new byte[32]),
            Optional.of(Instant.parse("2026-11-29T08:00:00Z")),
            event,
            Optional.of(TAGS).filter(_ -> event.namesCredential())),
        AlarmMeaning.ORDINARY);
  }

  private static String json(Entry entry) {
    return JSON.writeValueAsString(new EventLines(Names.NONE).fields(entry)).replace('"', '\'');
  }
}
