package dev.mortise.bench.accuracy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mortise.bench.accuracy.rate.DetCurve;
import dev.mortise.bench.accuracy.rate.Trials;
import dev.mortise.bench.accuracy.rate.Trials.Trial;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class DetPlotTest {

  private static final DetCurve CURVE =
      DetCurve.of(
          new Trials(
              List.of(
                  new Trial(0, 0, 1), new Trial(0, 0, 3), new Trial(0, 1, 0), new Trial(0, 1, 2))));

  @Test
  void thePictureIsXmlWithOneCurveForEachMatcher() throws Exception {
    DetPlot plot =
        new DetPlot(
            "a <set> & more",
            false,
            List.of(new DetPlot.Curve("one", CURVE), new DetPlot.Curve("other", CURVE)));

    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(plot.svg())));

    String text = svg.getDocumentElement().getTextContent();
    assertTrue(text.contains("a <set> & more"), text);
    assertTrue(text.contains("one, EER 50.00 %"), text);
    assertTrue(text.contains("1/100,000"), text);
  }

  /// From FMR 1 at the right edge to 1/2 and along the lower edge until the first false non-match.
  @Test
  void ratesAreStepsFromTheRightEdge() {
    String svg = new DetPlot("s", true, List.of(new DetPlot.Curve("one", CURVE))).svg();

    assertTrue(svg.contains("d='M620.0 440.0H586.9V440.0H586.9V89.1"), svg);
    assertTrue(svg.contains("synthetic fingers"), svg);
  }

  @Test
  void syntheticPlotsHaveFilesOfTheirOwn() {
    List<DetPlot.Curve> curves = List.of(new DetPlot.Curve("one", CURVE));

    assertEquals("det-pooled.svg", new DetPlot("pooled", false, curves).fileName());
    assertEquals("det-synthetic-pooled.svg", new DetPlot("pooled", true, curves).fileName());
    assertEquals("det-synthetic-db1.svg", new DetPlot("synthetic-db1", true, curves).fileName());
  }
}
