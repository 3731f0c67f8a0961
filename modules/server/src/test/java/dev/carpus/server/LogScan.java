package dev.carpus.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Reads every line that a service logs while the tests of this module run, and fails the class
 * during which one held what a test has {@link Planted}.
 */
public final class LogScan implements BeforeAllCallback, AfterAllCallback {
  private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!(System.out instanceof Listening)) {
      System.setOut(new Listening(System.out));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    List<String> found = List.copyOf(FOUND);
    FOUND.clear();
    assertThat(found).as("lines of the log with what must not be in any").isEmpty();
  }

  /** What a line holds that it must not, if it is one of a log. */
  static Optional<String> found(String line) {
    return line.startsWith("{\"@timestamp\"") ? Planted.in(line) : Optional.empty();
  }

  /** What is printed goes on to where it went, and every line of it is read. */
  private static final class Listening extends PrintStream {
    Listening(PrintStream to) {
      super(new Lines(to), true, UTF_8);
    }
  }

  private static final class Lines extends OutputStream {
    private final PrintStream to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Lines(PrintStream to) {
      this.to = to;
    }

    @Override
    public synchronized void write(int b) {
      to.write(b);
      if (b == '\n') {
        String text = line.toString(UTF_8);
        line.reset();
        found(text).ifPresent(word -> FOUND.add(word + " in " + text));
      } else {
        line.write(b);
      }
    }

    @Override
    public void flush() {
      to.flush();
    }
  }
}
