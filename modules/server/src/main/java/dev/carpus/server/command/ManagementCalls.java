package dev.carpus.server.command;

import dev.carpus.server.StartRefused;
import dev.carpus.server.memory.FeedbackSummary;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running service what only operators may know.
 *
 * @param service the URL of its door for operators
 */
record ManagementCalls(URI service) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int NOT_FOUND = 404;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * What became of cards.
   *
   * @param since the first day; blank for all time
   * @throws StartRefused if the service does not answer, or not with that
   */
  FeedbackSummary summary(String since) {
    String query =
        since.isBlank() ? "" : "?since=" + URLEncoder.encode(since, StandardCharsets.UTF_8);
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(base() + "/feedback/summary" + query))
                  .timeout(PATIENCE)
                  .build(),
              BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new StartRefused(refusal(response.statusCode()));
      }
      return MAPPER.readValue(response.body(), FeedbackSummary.class);
    } catch (IOException | IllegalArgumentException | JacksonException none) {
      throw new StartRefused(
          "carpus: no summary of feedback could be had from "
              + service
              + "; is it the URL of the"
              + " management port of a service that runs?");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new StartRefused("carpus: interrupted");
    }
  }

  private String refusal(int status) {
    return "carpus: "
        + service
        + " answered with status "
        + status
        + (status == NOT_FOUND
            ? "; the summary is at the service's management port: 8081 where there are trusted"
                + " clients, unless carpus.management.port says another"
            : "");
  }

  private String base() {
    return service.toString().replaceFirst("/+$", "");
  }
}
