package dev.carpus.benchmarks.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Posts one body to one URL, on connections that are kept. Thread-safe. */
public final class HookClient {
  private static final int OK = 200;

  private final HttpClient http;
  private final HttpRequest request;

  /** A client that shares the connections of others. */
  public HookClient(HttpClient http, URI url, byte[] body) {
    this.http = http;
    request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
  }

  /**
   * Makes a call.
   *
   * @return the body of the answer
   * @throws IllegalStateException if it was answered by another status than 200
   */
  public byte[] call() throws InterruptedException {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new IllegalStateException("answered by " + response.statusCode());
      }
      return response.body();
    } catch (IOException failed) {
      throw new UncheckedIOException("a call got no answer", failed);
    }
  }
}
