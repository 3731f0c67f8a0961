package dev.carpus.server.retrieval;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Reads from FHIR servers; one client for all, without redirects and proxies. Thread-safe. */
public final class FhirReads implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .proxy(HttpClient.Builder.NO_PROXY)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /**
   * Makes one GET.
   *
   * @param token the bearer token; nothing for a server that asks for none
   * @param most the most bytes that the body may have
   * @throws InterruptedException if the caller is interrupted; the exchange is cancelled
   */
  FhirResponse get(URI url, Optional<String> token, long most) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("Accept", "application/fhir+json");
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    try {
      HttpResponse<byte[]> response =
          client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
      return response.statusCode() == 200
          ? new FhirResponse.Body(response.body())
          : new FhirResponse.None(words(response.statusCode()));
    } catch (IOException | IllegalArgumentException unread) {
      return new FhirResponse.None("the FHIR server could not be reached, or broke off its answer");
    }
  }

  private static String words(int status) {
    String what =
        switch (status / 100) {
          case 3 -> "redirected, which is not followed";
          case 5 -> "failed";
          default ->
              switch (status) {
                case 401, 403 -> "refused access";
                case 404, 410 -> "knows no such resource";
                default -> "gave no result";
              };
        };
    return "the FHIR server " + what + " (status " + status + ")";
  }

  /** Ends all exchanges. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
