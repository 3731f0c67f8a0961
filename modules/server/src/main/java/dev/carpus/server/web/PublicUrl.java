package dev.carpus.server.web;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What links start with: what the site has set, or the address and port that the service listens
 * on, which is known once it does.
 */
public final class PublicUrl implements Supplier<URI> {
  private final CompletableFuture<URI> url = new CompletableFuture<>();

  /** The URL that the site has set, if it has. */
  public PublicUrl(Optional<URI> stated) {
    stated.ifPresent(url::complete);
  }

  /** Says where the service listens. */
  public void listensAt(URI here) {
    url.complete(here);
  }

  @Override
  public URI get() {
    return url.join();
  }
}
