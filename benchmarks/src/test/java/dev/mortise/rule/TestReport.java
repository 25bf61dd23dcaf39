package dev.mortise.rule;

import dev.mortise.rule.Proof.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads what JUnit's reporting listener has written while the tests of a module ran: a file of
/// events in the format of Open Test Reporting, a *started* with tags and source, a *finished* with
/// the result.
public final class TestReport {

  /// What the listener writes, in a folder for each process of a run, as the poms say.
  public static final String FILE = "open-test-report.xml";

  private static final XMLInputFactory XML = secured(XMLInputFactory.newDefaultFactory());

  private final List<Proof> proofs = new ArrayList<>();
  private final Map<String, Started> underWay = new HashMap<>();
  private String id = "";

  private TestReport() {}

  private static XMLInputFactory secured(XMLInputFactory factory) {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory;
  }

  /// The proofs in a report, in the order in which they were given.
  ///
  /// @throws IOException if there is no such file, or it is cut off
  public static List<Proof> read(Path file) throws IOException {
    TestReport report = new TestReport();
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader xml = XML.createXMLStreamReader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          report.element(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(file + " is not a whole report of tests", e);
    }
    return List.copyOf(report.proofs);
  }

  private void element(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "started" -> underWay.put(entered(xml), new Started());
      case "finished" -> entered(xml);
      case "tag" -> at().tags.add(xml.getElementText());
      case "type" -> at().isTest = xml.getElementText().equals("TEST");
      case "methodSource" -> {
        at().method = attribute(xml, "methodName");
        at().test = attribute(xml, "className") + "." + at().method;
      }
      case "result" -> finished(attribute(xml, "status"));
      default -> {
        // The report says much more than is asked here.
      }
    }
  }

  private String entered(XMLStreamReader xml) {
    id = attribute(xml, "id");
    return id;
  }

  private Started at() {
    return underWay.getOrDefault(id, new Started());
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private void finished(String status) {
    Outcome outcome =
        switch (status) {
          case "SUCCESSFUL" -> Outcome.PASSED;
          case "FAILED" -> Outcome.FAILED;
          default -> Outcome.SKIPPED;
        };
    Started test = at();
    underWay.remove(id);
    if (test.isTest) {
      test.tags.stream()
          .flatMap(tag -> RuleId.parse(tag).stream())
          .forEach(rule -> proofs.add(new Proof(rule, test.test, test.method, outcome)));
    }
  }

  /// What was said of a test when it began.
  private static final class Started {
    private final List<String> tags = new ArrayList<>();
    private boolean isTest;
    private String test = "";
    private String method = "";
  }
}
