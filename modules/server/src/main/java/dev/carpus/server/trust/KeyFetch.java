package dev.carpus.server.trust;

import dev.carpus.server.retrieval.AddressCheck;
import dev.carpus.server.retrieval.HostNames;
import dev.carpus.server.retrieval.OutgoingClient;
import dev.carpus.server.retrieval.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches the key sets of clients from where the site says they are: without redirects and proxies,
 * and never from this machine or its link unless the site has written so. Thread-safe.
 */
public final class KeyFetch implements AutoCloseable {
  /** The most bytes of a set. */
  static final int MOST = 64 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final AddressCheck addresses;
  private final Duration patience;

  private final OutgoingClient client =
      new OutgoingClient(() -> OutgoingHttp.client().connectTimeout(PATIENCE).build());

  /** What came of fetching a set. */
  public sealed interface Fetching {
    /**
     * The keys of the set that can be used, of which there is one at least.
     *
     * @param unusable how many things are wrong with the others
     */
    record Fetched(PublicKeys keys, int unusable) implements Fetching {}

    /**
     * Nothing that could be used.
     *
     * @param reason in words of ours, for people
     */
    record Failed(String reason) implements Fetching {}
  }

  /** Fetches by the names of this machine's resolver, for five seconds at most each time. */
  public KeyFetch() {
    this(HostNames.ofMachine(), PATIENCE);
  }

  KeyFetch(HostNames names, Duration patience) {
    this.addresses = new AddressCheck(names);
    this.patience = patience;
  }

  /** The set that stands there now. */
  public Fetching fetch(URI jku) {
    try {
      return addresses.allows(jku)
          ? set(exchange(jku))
          : new Fetching.Failed("its host is not known, or means this machine or its link");
    } catch (IOException | IllegalArgumentException failed) {
      return new Fetching.Failed("it cannot be reached, or its answer is broken off or too long");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return new Fetching.Failed("the service is stopping");
    }
  }

  private HttpResponse<byte[]> exchange(URI jku) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(jku).header("Accept", "application/json").build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.get().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException(failed);
    } finally {
      exchange.cancel(true);
    }
  }

  private static Fetching set(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      return new Fetching.Failed("it answered with the status " + response.statusCode());
    }
    PublicKeys.Reading reading = PublicKeys.read(response.body());
    return reading.keys().keys().isEmpty()
        ? new Fetching.Failed("it is no JWK set with a key that can be used")
        : new Fetching.Fetched(reading.keys(), reading.problems().size());
  }

  /** Ends all exchanges; no other begins. */
  @Override
  public void close() {
    client.close();
    addresses.close();
  }
}
