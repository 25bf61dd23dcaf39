package dev.mortise.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.mode.Language;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PromptTest {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  @ParameterizedTest
  @EnumSource(Prompt.class)
  @Tag("LK-31")
  void everyPromptIsASentenceInBothLanguagesWithTheSameNumbers(Prompt prompt) {
    String english = prompt.in(Language.ENGLISH);
    String chinese = prompt.in(Language.CHINESE);

    assertTrue(english.endsWith("."), english);
    assertTrue(chinese.endsWith("。"), chinese);
    assertFalse(isHan(english), english);
    assertTrue(isHan(chinese), chinese);
    assertEquals(numbers(english), numbers(chinese));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @Tag("LK-31")
  void noTwoPromptsSoundAlike(Language language) {
    Set<String> said = new HashSet<>();
    Arrays.stream(Prompt.values()).forEach(prompt -> said.add(prompt.in(language)));

    assertEquals(Prompt.values().length, said.size());
  }

  private static boolean isHan(String text) {
    return text.codePoints().anyMatch(point -> UnicodeScript.of(point) == UnicodeScript.HAN);
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(found -> found.group()).toList();
  }
}
