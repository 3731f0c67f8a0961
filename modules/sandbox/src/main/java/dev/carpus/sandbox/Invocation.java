package dev.carpus.sandbox;

import java.net.InetAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What the command line asks for. */
sealed interface Invocation {

  /** Where the sandbox listens unless it is told otherwise. */
  InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  /** How the sandbox is called. */
  String USAGE =
      "usage: java -jar carpus-sandbox.jar [--port=8090] [--address=127.0.0.1] [--data=DIR]"
          + " [--prepare] [--help]";

  /**
   * To serve FHIR.
   *
   * @param address where it listens; nobody is asked who they are
   * @param port the port; 0 lets the machine choose one
   * @param database where the resources are kept
   * @param prepare whether to end, with everything loaded, after a round of typical requests
   */
  record Serve(InetAddress address, int port, Database database, boolean prepare)
      implements Invocation {
    Serve at(InetAddress other) {
      return new Serve(other, port, database, prepare);
    }

    Serve on(int otherPort) {
      return new Serve(address, otherPort, database, prepare);
    }

    Serve with(Database other) {
      return new Serve(address, port, other, prepare);
    }

    Serve preparing() {
      return new Serve(address, port, database, true);
    }
  }

  /** To say how the sandbox is called. */
  record Help() implements Invocation {}

  /**
   * Something that the sandbox does not know.
   *
   * @param problem one line that says what is wrong
   */
  record Unknown(String problem) implements Invocation {}

  /** What the arguments ask for; a later argument wins over an earlier one of the same name. */
  static Invocation of(String... arguments) {
    Serve serve = new Serve(LOOPBACK, 8090, new Database.InMemory(), false);
    for (String argument : arguments) {
      Invocation next = withArgument(serve, argument);
      if (!(next instanceof Serve changed)) {
        return next;
      }
      serve = changed;
    }
    return serve;
  }

  private static Invocation withArgument(Serve serve, String argument) {
    if (argument.equals("--help")) {
      return new Help();
    }
    if (argument.equals("--prepare")) {
      return serve.preparing();
    }
    if (argument.startsWith("--port=")) {
      return withPort(serve, argument.substring("--port=".length()));
    }
    if (argument.startsWith("--address=")) {
      return withAddress(serve, argument.substring("--address=".length()));
    }
    if (argument.startsWith("--data=")) {
      return withData(serve, argument.substring("--data=".length()));
    }
    return new Unknown("unknown argument " + argument + "; " + USAGE);
  }

  private static Invocation withPort(Serve serve, String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
      return new Unknown("--port wants a number from 0 to 65535, not '" + text + "'");
    }
    return serve.on(Integer.parseInt(text));
  }

  private static Invocation withAddress(Serve serve, String text) {
    try {
      return serve.at(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return new Unknown("--address wants an IP address such as 127.0.0.1, not '" + text + "'");
    }
  }

  private static Invocation withData(Serve serve, String text) {
    // A semicolon would end the path inside H2's URL and start a setting.
    if (text.isBlank() || text.contains(";")) {
      return new Unknown("--data wants a folder whose path has no semicolon, not '" + text + "'");
    }
    try {
      return serve.with(new Database.InFolder(Path.of(text)));
    } catch (InvalidPathException e) {
      return new Unknown("--data wants a folder: " + e.getMessage());
    }
  }
}
