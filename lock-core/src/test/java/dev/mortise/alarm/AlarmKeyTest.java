package dev.mortise.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.Vectors;
import dev.mortise.protocol.Generation;
import dev.mortise.protocol.Octets;
import dev.mortise.protocol.key.AgreementKeyPair;
import dev.mortise.secret.SecretBytes;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AlarmKeyTest {

  private static final long SEQUENCE = Vectors.at("/alarmTag/sequence").asLong();
  private static final Octets PREVIOUS = Vectors.octets("/alarmTag/previousHash");
  private static final AlarmTag ORDINARY =
      new AlarmTag(Vectors.octets(Vectors.at("/alarmTag/tags/0/tag")));
  private static final AlarmTag DURESS =
      new AlarmTag(Vectors.octets(Vectors.at("/alarmTag/tags/1/tag")));
  private static final AlarmTag NOISE = new AlarmTag(Octets.adopt(new byte[16]));

  @Test
  void appAndLockDeriveTheSameKeyAndTags() {
    AlarmKey lock = ofLock(Vectors.generation());

    assertEquals(ofApp(), lock);
    assertEquals(Vectors.octets("/alarmTag/key"), lock.key().lend(Octets::of));
    assertEquals(ORDINARY, lock.tag(SEQUENCE, PREVIOUS, false));
    assertEquals(DURESS, lock.tag(SEQUENCE, PREVIOUS, true));
  }

  @Test
  @Tag("LK-17")
  void theAppTellsDuressFromAnOrdinaryOpening() {
    assertEquals(AlarmMeaning.DURESS, ofApp().meaning(SEQUENCE, PREVIOUS, List.of(NOISE, DURESS)));
    assertEquals(
        AlarmMeaning.ORDINARY, ofApp().meaning(SEQUENCE, PREVIOUS, List.of(NOISE, ORDINARY)));
  }

  @Test
  @Tag("SEC-22")
  void nobodyElseCanTell() {
    AgreementKeyPair stranger = AgreementKeyPair.of(SecretBytes.adopt(new byte[32]));
    AlarmKey other =
        AlarmKey.derive(
            stranger,
            Vectors.lockAgreement().publicKey(),
            Vectors.lockId(),
            Vectors.generation(),
            Vectors.appSigning().publicKey());

    assertEquals(AlarmMeaning.NOT_FOR_THIS_APP, other.meaning(SEQUENCE, PREVIOUS, List.of(DURESS)));
    assertEquals(
        AlarmMeaning.NOT_FOR_THIS_APP, other.meaning(SEQUENCE, PREVIOUS, List.of(ORDINARY)));
  }

  @Test
  void aTagIsGoodForItsOwnEventAlone() {
    List<AlarmTag> tags = List.of(DURESS);

    assertEquals(AlarmMeaning.NOT_FOR_THIS_APP, ofApp().meaning(SEQUENCE + 1, PREVIOUS, tags));
    assertEquals(
        AlarmMeaning.NOT_FOR_THIS_APP, ofApp().meaning(SEQUENCE, Octets.adopt(new byte[32]), tags));
    assertEquals(
        AlarmMeaning.NOT_FOR_THIS_APP,
        ofLock(Vectors.generation().next()).meaning(SEQUENCE, PREVIOUS, tags));
  }

  private static AlarmKey ofApp() {
    return AlarmKey.derive(
        Vectors.appAgreement(),
        Vectors.lockAgreement().publicKey(),
        Vectors.lockId(),
        Vectors.generation(),
        Vectors.appSigning().publicKey());
  }

  private static AlarmKey ofLock(Generation generation) {
    return AlarmKey.derive(
        Vectors.lockAgreement(),
        Vectors.appAgreement().publicKey(),
        Vectors.lockId(),
        generation,
        Vectors.appSigning().publicKey());
  }
}
