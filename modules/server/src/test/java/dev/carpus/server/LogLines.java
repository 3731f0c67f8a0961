package dev.carpus.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is logged, from when this is made until it is closed. */
public final class LogLines implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream before = System.out;

  public LogLines() {
    System.setOut(new PrintStream(log, true, UTF_8));
  }

  /** The line of the last hook call. */
  public JsonNode last() {
    return calls().getLast();
  }

  /** The lines of all hook calls. */
  public List<JsonNode> calls() {
    return with("message", "hook call");
  }

  /** The lines that have a member of that value. */
  public List<JsonNode> with(String member, String value) {
    return text()
        .lines()
        .map(MAPPER::readTree)
        .filter(line -> line.path(member).asString("").equals(value))
        .toList();
  }

  /** All that was logged. */
  public String text() {
    return log.toString(UTF_8);
  }

  @Override
  public void close() {
    System.setOut(before);
  }
}
