package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sends requests byte by byte, each over a connection of its own that it ends when all is sent, so
 * that nothing is waited for. Thread-safe.
 *
 * @param port the port of the service, on this machine
 * @param fhirPort the port of the FHIR server, which requests name by {@link Oddities#FHIR_HOST}
 * @param nanoTime a running count of nanoseconds
 */
record Wire(int port, int fhirPort, LongSupplier nanoTime) {
  /** After this nobody waits any longer. */
  static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Sends a request and reads whatever comes until the connection ends. */
  Exchange send(FuzzRequest request) {
    long start = nanoTime.getAsLong();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      boolean isSent = write(socket, addressed(request.bytes()));
      byte[] received = socket.getInputStream().readAllBytes();
      Duration took = since(start);
      return received.length == 0
          ? lost(isSent ? "the connection was ended without an answer" : "it was not read", took)
          : new Exchange(AnswerReading.answers(received, request.method()), Optional.empty(), took);
    } catch (SocketTimeoutException _) {
      return lost("there was no answer within " + PATIENCE.toSeconds() + " s", since(start));
    } catch (IOException _) {
      return lost("the connection was broken off", since(start));
    } catch (IllegalArgumentException malformed) {
      return lost(String.valueOf(malformed.getMessage()), since(start));
    }
  }

  /** A service that refuses a request need not read all of it, but its answer counts. */
  private static boolean write(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static Exchange lost(String why, Duration took) {
    return new Exchange(List.of(), Optional.of(why), took);
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }

  /** The port has as many digits as what stands for it, so no length changes. */
  private byte[] addressed(byte[] bytes) {
    String host = Oddities.FHIR_HOST;
    String real = host.substring(0, host.length() - 5) + "%05d".formatted(fhirPort);
    return new String(bytes, ISO_8859_1).replace(host, real).getBytes(ISO_8859_1);
  }
}
