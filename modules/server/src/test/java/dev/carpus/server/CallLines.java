package dev.carpus.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log says of hook calls, from when this is made until it is closed. */
public final class CallLines implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final PrintStream before = System.out;

  public CallLines() {
    System.setOut(new PrintStream(log, true, UTF_8));
  }

  /** The line of the last call. */
  public JsonNode last() {
    return calls().getLast();
  }

  /** The lines of all calls. */
  public List<JsonNode> calls() {
    return text()
        .lines()
        .map(MAPPER::readTree)
        .filter(entry -> entry.path("message").asString("").equals("hook call"))
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
