package dev.mortise.sim.command.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.sim.line.LineWord;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;

class TerminalCompleterTest {

  @Test
  void theFirstWordIsACommandWithItsMeaning() throws Exception {
    List<Candidate> offered = offered("");

    assertEquals(
        CommandWord.all().stream().map(LineWord::word).toList(),
        offered.stream().map(Candidate::value).toList());
    assertTrue(offered.stream().noneMatch(candidate -> candidate.descr().isEmpty()));
  }

  @Test
  void whatMayFollowACommandIsOffered() throws Exception {
    assertEquals(List.of("out", "in", "in set", "20%"), values(offered("battery ")));
    assertTrue(values(offered("help ")).contains("finger"));
    assertEquals(List.of(), offered("nonsense "));
  }

  @Test
  void aSyntheticFingerGoesOnInTheSameWord() throws Exception {
    Candidate synthetic =
        offered("finger ").stream()
            .filter(candidate -> candidate.value().equals("synthetic:"))
            .findFirst()
            .orElseThrow();

    assertFalse(synthetic.complete());
  }

  private static List<String> values(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::value).toList();
  }

  private static List<Candidate> offered(String line) throws Exception {
    try (Terminal terminal =
        new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream())) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      List<Candidate> candidates = new ArrayList<>();
      new TerminalCompleter()
          .complete(
              reader,
              new DefaultParser().parse(line, line.length(), ParseContext.COMPLETE),
              candidates);
      return candidates;
    }
  }
}
