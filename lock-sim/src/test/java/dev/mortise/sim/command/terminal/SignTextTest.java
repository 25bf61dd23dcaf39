package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mortise.lock.Prompt;
import dev.mortise.mode.Language;
import dev.mortise.sim.device.face.Sign;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignTextTest {

  @Test
  @Tag("LK-31")
  void theVoiceIsWrittenInTheLanguageItSpeaks() {
    assertEquals("“Door open.”", SignText.of(new Sign.Spoken(Prompt.WELCOME, Language.ENGLISH)));
    assertEquals("“门已开。”", SignText.of(new Sign.Spoken(Prompt.WELCOME, Language.CHINESE)));
  }
}
