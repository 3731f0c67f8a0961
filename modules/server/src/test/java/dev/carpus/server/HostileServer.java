package dev.carpus.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ServerSocketFactory;

/**
 * A server that does with every connection what it is told, down to its bytes; it counts what its
 * clients take of it and sees when they go.
 */
public final class HostileServer implements AutoCloseable {
  /** What is done with a connection once the head of a request has come. */
  @FunctionalInterface
  public interface Behaviour {
    void to(Connection connection) throws IOException;
  }

  private final ServerSocket server;
  private final String scheme;
  private final Behaviour behaviour;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger left = new AtomicInteger();
  private final AtomicLong taken = new AtomicLong();

  /** A server on a free port of this machine. */
  public HostileServer(Behaviour behaviour) {
    this(ServerSocketFactory.getDefault(), "http", behaviour);
  }

  /** A server whose sockets a factory makes. */
  public HostileServer(ServerSocketFactory sockets, String scheme, Behaviour behaviour) {
    this.scheme = scheme;
    this.behaviour = behaviour;
    try {
      server = sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    Future<?> _ = threads.submit(this::accept);
  }

  /** The base URL. */
  public URI base() {
    return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/fhir");
  }

  /** How many connections were made. */
  public int connections() {
    return connections.get();
  }

  /** How many of them the other side has ended. */
  public int left() {
    return left.get();
  }

  /** How many bytes could be sent. */
  public long taken() {
    return taken.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Future<?> _ = threads.submit(() -> serve(socket));
      } catch (IOException _) {
        // closed, or a client that went at once
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Connection connection = new Connection(socket);
      connection.readHead();
      behaviour.to(connection);
      connection.awaitEnd();
    } catch (IOException _) {
      // the other side is gone
    }
    left.incrementAndGet();
  }

  /** One connection. */
  public final class Connection {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      in = socket.getInputStream();
      out = socket.getOutputStream();
    }

    private void readHead() throws IOException {
      int newLines = 0;
      while (newLines < 2) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("no request");
        }
        newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
      }
    }

    private void awaitEnd() throws IOException {
      if (!socket.isClosed()) {
        in.skip(Long.MAX_VALUE);
        while (in.read() >= 0) {
          // a request that nobody answers
        }
      }
    }

    /** Sends a text. */
    public void send(String text) throws IOException {
      send(text.getBytes(UTF_8));
    }

    /** Sends bytes. */
    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
      taken.addAndGet(bytes.length);
    }

    /** Sends a 200 with this body. */
    public void answer(String body, String... headers) throws IOException {
      byte[] bytes = body.getBytes(UTF_8);
      head("Content-Length: " + bytes.length, headers);
      send(bytes);
    }

    /** Sends the head of a 200. */
    public void head(String first, String... headers) throws IOException {
      String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      send(
          ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/fhir+json\r\n"
                  + first
                  + "\r\n"
                  + more
                  + "\r\n")
              .getBytes(US_ASCII));
    }

    /** Sends one chunk of a body of unknown length. */
    public void chunk(byte[] bytes) throws IOException {
      send(Integer.toHexString(bytes.length) + "\r\n");
      send(bytes);
      send("\r\n");
    }

    /** Sends a byte now and then, without end. */
    public void drip() throws IOException {
      head("Content-Length: 1000000");
      while (true) {
        send(" ");
        LockSupport.parkNanos(20_000_000);
      }
    }

    /** Ends the connection with a reset. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
    threads.shutdownNow();
  }
}
