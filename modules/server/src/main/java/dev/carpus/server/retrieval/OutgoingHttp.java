package dev.carpus.server.retrieval;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;

/**
 * How servers of others are asked over HTTP: straight, and nowhere else than was meant. Connections
 * are kept and used again.
 */
public final class OutgoingHttp {
  private OutgoingHttp() {}

  /** A client of HTTP/1.1 without redirects and proxies, on virtual threads. */
  public static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(HttpClient.Builder.NO_PROXY)
        .executor(Executors.newVirtualThreadPerTaskExecutor());
  }
}
