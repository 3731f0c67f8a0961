package dev.carpus.server.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sandbox FHIR server as its users run it: its own process, with an in-memory database; it ends
 * with the tests.
 */
final class SandboxProcess {
  private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");

  private final URI fhirServer;

  private SandboxProcess(URI fhirServer) {
    this.fhirServer = fhirServer;
  }

  /** Starts it, and returns when its sample patients can be read. */
  static SandboxProcess start() throws IOException {
    Path jar =
        Path.of(Objects.requireNonNull(System.getProperty("carpus.root")))
            .resolve("modules/sandbox/target/carpus-sandbox.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("build modules/sandbox first: no " + jar);
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-Xmx768m",
                    "-jar",
                    jar.toString(),
                    "--port=0"))
            .redirectErrorStream(true)
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new SandboxProcess(awaitReady(process));
  }

  private static URI awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder seen = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      seen.append(line).append('\n');
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        Thread.ofVirtual().start(() -> drain(output));
        return URI.create(ready.group(1));
      }
    }
    throw new IllegalStateException("the sandbox did not start:\n" + seen);
  }

  /** Reads on, so that the process never waits for a reader. */
  private static void drain(BufferedReader output) {
    output.lines().forEach(_ -> {});
  }

  URI fhirServer() {
    return fhirServer;
  }
}
