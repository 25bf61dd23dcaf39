package dev.mortise.sim.world.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.authority.Channel;
import dev.mortise.sim.world.scenario.Act;
import dev.mortise.sim.world.scenario.Expectation;
import dev.mortise.sim.world.scenario.Scenario;
import dev.mortise.sim.world.scenario.Subject;
import dev.mortise.sim.world.script.ScriptReading.Fault;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "expct bolt locked; Did you mean \"expect\"?",
        "pres 1 ok; Did you mean \"press\"?",
        "log 5; There is no line \"log\" in a script.",
        "expect; WHAT is bolt, door",
        "expect moon full; There is no \"moon\" to look at. There are bolt",
        "expect blt locked; Did you mean \"bolt\"?",
        "expect bolt; Write: expect bolt locked | unlocked",
        "expect bolt ajar; not \"ajar\"",
        "expect bolt not locked; Write: expect not bolt locked.",
        "expect door close; Did you mean \"closed\"?",
        "expect battery 101; N%",
        "expect said; WORDS",
        "expect said \"Door; A quotation mark is missing",
        "at 22:00; Write: at TIME LINE",
        "at 7:00 press 1 ok; Write a time of day: at 22:00",
        "at 25:00 press 1 ok; not \"25:00\"",
        "after 3 press 1 ok; in one word: after 90s",
        "after 1h 30m press 1 ok; in one word: after 90s",
        "after 3m seed 7; seed begins a line of its own",
        "seed; Write a whole number",
        "seed many; not \"many\"",
        "model toy-lock; Write: model video-lock | palm-lock",
        "profile soft; Write: profile hardened | manual",
        "start yesterday; Write date and time in UTC",
        "power; Write: power cut [at write N] | back",
        "power off; not \"off\"",
        "power cut at write 0; Write: power cut",
        "faults; Write: faults cut N% | jam N%",
        "faults cut 200%; cut 200%",
        "faults moon 5%; moon 5%",
        "faults cut 5% jam; Write: faults",
        "faults cut 5% cut 6%; This names cut twice.",
        "phone dance; WAY is near or remote",
        "phone unlock; WAY is near or remote",
        "phone setting moon on; setting NAME on",
        "link drop parcel; LEG is question, answer, command, receipt",
        "link delay command; delay LEG TIME",
        "link delay command soon; delay LEG TIME",
        "partition some; Write: partition near | remote | all | none",
        "drift fast; PPM is -100000 to 100000",
        "clock 3; A time has its units",
        "flash burn; Write: flash dump NAME",
      })
  void aFaultTellsWhatWouldBeRight(String line, String part) {
    List<Fault> faults = faults("# fine\n" + line + "\nexpect bolt locked\n");
    assertEquals(List.of(2), faults.stream().map(Fault::line).toList(), line);
    assertTrue(faults.getFirst().what().contains(part), faults::toString);
  }

  @Test
  void everyFaultyLineIsNamed() {
    List<Fault> faults = faults("frobnicate\npress 1 ok\nexpect moon full\nseed many\n");
    assertEquals(List.of(1, 3, 4), faults.stream().map(Fault::line).toList());
  }

  /// It would pass whatever the lock did.
  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# a remark\n", "seed 42\npress 1 ok\ndoor open\n"})
  void aScriptThatExpectsNothingIsRefused(String text) {
    List<Fault> faults = faults(text);
    assertEquals(1, faults.size());
    assertTrue(faults.getFirst().line() >= 1, faults::toString);
    assertTrue(faults.getFirst().what().contains("expects nothing"), faults::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seed 1\nseed 2",
        "start 2026-03-01 21:00\nstart 2026-03-01 22:00",
        "model video-lock\nmodel palm-lock",
        "profile manual\nprofile manual"
      })
  void aSettingStandsThereOnce(String lines) {
    List<Fault> faults = faults(lines + "\nexpect bolt locked\n");
    assertEquals(List.of(2), faults.stream().map(Fault::line).toList());
    assertTrue(faults.getFirst().what().contains("in line 1 already"), faults::toString);
  }

  @Test
  void linesThatCutWaysAddUpUntilNone() {
    assertEquals(
        List.of(
            new Act.Partition(Set.of(Channel.NEAR)),
            new Act.Partition(Set.of(Channel.NEAR, Channel.REMOTE)),
            new Act.Partition(Set.of()),
            new Act.Partition(Set.of(Channel.REMOTE))),
        acts("partition near\npartition remote\npartition none\npartition remote\n"));
  }

  @Test
  void chancesAddUpUntilNone() {
    List<Act> acts = acts("faults cut 5%\nfaults jam 10 drop 1%\nfaults none\nfaults jam 1%\n");
    assertEquals(5, ((Act.Faults) acts.get(1)).faults().cut());
    assertEquals(10, ((Act.Faults) acts.get(1)).faults().jam());
    assertEquals(1, ((Act.Faults) acts.get(1)).faults().links().drop());
    assertEquals(0, ((Act.Faults) acts.get(3)).faults().cut());
    assertEquals(1, ((Act.Faults) acts.get(3)).faults().jam());
  }

  @Test
  void capitalsAndHyphensDoNotCountAndUnitsAreAsInCauses() {
    assertEquals(
        List.of(
            new Act.Expect(Expectation.not(Subject.BOLT, "not fully locked")),
            new Act.Expect(Expectation.that(Subject.SCREEN, "pairing qr")),
            new Act.Expect(Expectation.that(Subject.BATTERY, "50%")),
            new Act.Expect(Expectation.that(Subject.EVENT, "\"Owner\" began"))),
        acts(
            """
            EXPECT NOT Bolt Not-Fully-Locked
            at 22:00 Expect screen pairing-qr
            After 3M expect battery 50 %
            expect event "Owner" began
            """));
  }

  @Test
  void whatAnEditorPutsBeforeATextIsNoPartOfIt() {
    assertEquals(1, acts("\uFEFFexpect bolt locked\r\n").size());
  }

  @Property(tries = 300)
  void whateverIsWrittenIsAnswered(@ForAll @StringLength(max = 200) String text) {
    assertInstanceOf(ScriptReading.class, ScriptReading.parse(text));
  }

  private static List<Act> acts(String lines) {
    ScriptReading reading = ScriptReading.parse(lines + "\nexpect power on\n");
    Scenario scenario = assertInstanceOf(ScriptReading.Understood.class, reading).scenario();
    List<Act> acts = scenario.steps().stream().map(Scenario.Step::act).toList();
    return acts.subList(0, acts.size() - 1);
  }

  private static List<Fault> faults(String text) {
    return assertInstanceOf(ScriptReading.NotUnderstood.class, ScriptReading.parse(text)).faults();
  }
}
