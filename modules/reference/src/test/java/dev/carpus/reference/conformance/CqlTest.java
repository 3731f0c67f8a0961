package dev.carpus.reference.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * One of the published tests of CQL.
 *
 * @param file the file in which it stands, without ending
 * @param name its name, which no other of the file has
 * @param expression CQL
 * @param expected what must come of it
 * @see <a href="https://github.com/cqframework/cql-tests">The tests</a>
 */
record CqlTest(String file, String name, String expression, Expected expected) {
  /** What must come of an expression. */
  sealed interface Expected {
    /** The same value as that of another expression. */
    record Value(String cql) implements Expected {}

    /** No value: either the translator says no, or the evaluation fails. */
    record Failure() implements Expected {}

    /** No translation. */
    record Rejection() implements Expected {}
  }

  /** The tests of all files, in the order of the files. */
  static List<List<CqlTest>> all() throws IOException {
    Path folder =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.shared")))
            .resolve("corpora/cql-tests/tests/cql");
    List<List<CqlTest>> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        all.add(of(file));
      }
    }
    return all;
  }

  private static List<CqlTest> of(Path file) throws IOException {
    try {
      NodeList elements =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getElementsByTagName("test");
      String name = String.valueOf(file.getFileName()).replace(".xml", "");
      List<CqlTest> tests = new ArrayList<>();
      for (int i = 0; i < elements.getLength(); i++) {
        tests.add(of(name, (Element) elements.item(i)));
      }
      return tests;
    } catch (ParserConfigurationException | SAXException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static CqlTest of(String file, Element test) {
    Element expression = (Element) test.getElementsByTagName("expression").item(0);
    Expected expected =
        switch (expression.getAttribute("invalid")) {
          case "" -> new Expected.Value(text(test, "output"));
          case "true" -> new Expected.Failure();
          case "semantic", "syntax" -> new Expected.Rejection();
          default -> throw new IllegalArgumentException(expression.getAttribute("invalid"));
        };
    return new CqlTest(file, test.getAttribute("name"), text(test, "expression"), expected);
  }

  private static String text(Element test, String element) {
    return test.getElementsByTagName(element).item(0).getTextContent().strip();
  }
}
