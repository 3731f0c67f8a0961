package dev.carpus.server.retrieval;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A client that is made when it is first needed: most services ask nobody, and what a client needs
 * to trust servers takes a good part of their start. Thread-safe.
 */
public final class OutgoingClient implements AutoCloseable {
  private final Supplier<HttpClient> making;
  private Optional<HttpClient> made = Optional.empty();
  private boolean isClosed;

  /** A client that is made so. */
  public OutgoingClient(Supplier<HttpClient> making) {
    this.making = making;
  }

  /**
   * The client, which is always the same.
   *
   * @throws IOException if it is closed
   */
  public synchronized HttpClient get() throws IOException {
    if (isClosed) {
      throw new IOException("nothing more is asked of other servers");
    }
    if (made.isEmpty()) {
      made = Optional.of(making.get());
    }
    return made.get();
  }

  /** Ends all exchanges; no other begins. */
  @Override
  public synchronized void close() {
    isClosed = true;
    made.ifPresent(HttpClient::shutdownNow);
  }
}
