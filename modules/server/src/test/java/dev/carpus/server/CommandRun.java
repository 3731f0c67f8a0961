package dev.carpus.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What a command did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed as errors
 */
public record CommandRun(int code, String out, String err) {
  private static final Outside OUTSIDE =
      new Outside(
          InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")),
          System::nanoTime,
          UUID::randomUUID);

  /** Runs a command in this process. */
  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Carpus.commandLine(
                OUTSIDE, new PrintWriter(out, true), new PrintWriter(err, true), arguments)
            .execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
