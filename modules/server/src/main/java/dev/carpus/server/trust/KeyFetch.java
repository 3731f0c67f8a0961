package dev.carpus.server.trust;

import dev.carpus.server.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
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

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(PATIENCE)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Resolver resolver;
  private final Duration patience;

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

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
    this(InetAddress::getAllByName, PATIENCE);
  }

  KeyFetch(Resolver resolver, Duration patience) {
    this.resolver = resolver;
    this.patience = patience;
  }

  /** The set that stands there now. */
  public Fetching fetch(URI jku) {
    try {
      if (!isAllowed(jku)) {
        return new Fetching.Failed("its host means this machine or its link");
      }
      return set(exchange(jku));
    } catch (UnknownHostException unknown) {
      return new Fetching.Failed("its host is not known");
    } catch (IOException | IllegalArgumentException failed) {
      return new Fetching.Failed("it cannot be reached, or its answer is broken off or too long");
    }
  }

  /**
   * The name is looked up here and then once more by the connection: what DNS says in between is
   * kept by the Java runtime for some seconds.
   */
  private boolean isAllowed(URI jku) throws UnknownHostException {
    String host = String.valueOf(jku.getHost());
    return Loopback.isHost(host)
        || Arrays.stream(resolver.addresses(host)).noneMatch(KeyFetch::isNear);
  }

  private static boolean isNear(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isMulticastAddress();
  }

  private HttpResponse<byte[]> exchange(URI jku) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(jku).header("Accept", "application/json").build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException(failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
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

  /** Ends all exchanges. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
