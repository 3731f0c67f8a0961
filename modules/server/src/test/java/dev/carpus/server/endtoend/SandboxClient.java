package dev.carpus.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import dev.carpus.server.TokenMaker;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls as the public CDS Hooks sandbox client does: from a browser page of another origin, signed
 * by ES384 with {@code jku}, with a prefetch that it gathers itself, by form-encoded searches, of
 * which it sends the keys that it could fill. It tells services apart by their URLs.
 */
final class SandboxClient {
  static final String ISSUER = "https://sandbox.cds-hooks.org";
  static final String ORIGIN = "http://localhost:3000";

  private static final String USER = "Practitioner/COREPRACTITIONER1";
  private static final Pattern TOKEN = Pattern.compile("\\{\\{(.*?)\\}\\}");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI fhirServer;
  private final ECKey key;
  private final URI jku;
  private final Map<String, JsonNode> services = new LinkedHashMap<>();

  SandboxClient(URI fhirServer, ECKey key, URI jku) {
    this.fhirServer = fhirServer;
    this.key = key;
    this.jku = jku;
  }

  /** Adds the services that a discovery URL lists, each by its URL. */
  void discover(String url) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(signed(url).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    for (JsonNode service : Running.MAPPER.readTree(answer.body()).path("services")) {
      services.put(url + "/" + service.path("id").asString(), service);
    }
  }

  /** The services that it knows, by their URLs. */
  Map<String, JsonNode> services() {
    return Map.copyOf(services);
  }

  /** What a screen asks for: all services of a hook are called; here that is one. */
  HttpResponse<String> fire(String hook, String patientId, String furtherContext)
      throws IOException, InterruptedException {
    Map.Entry<String, JsonNode> service =
        services.entrySet().stream()
            .filter(each -> each.getValue().path("hook").asString().equals(hook))
            .findFirst()
            .orElseThrow();
    ObjectNode request = Running.MAPPER.createObjectNode();
    request.put("hookInstance", UUID.randomUUID().toString());
    request.put("hook", hook);
    request.put("fhirServer", fhirServer.toString());
    ObjectNode context = (ObjectNode) Running.MAPPER.readTree("{" + furtherContext + "}");
    request.set("context", context.put("patientId", patientId).put("userId", USER));
    request.set("prefetch", prefetch(service.getValue(), context));
    return post(service.getKey(), request.toString());
  }

  /** Feedback on a service's card, signed for the feedback's own URL. */
  HttpResponse<String> feedback(String serviceUrl, String entry)
      throws IOException, InterruptedException {
    return post(serviceUrl + "/feedback", "{\"feedback\":[" + entry + "]}");
  }

  private HttpResponse<String> post(String url, String json)
      throws IOException, InterruptedException {
    HttpResponse<String> preflight =
        send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Origin", ORIGIN)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isBetween(200, 299);
    assertThat(allowed(preflight)).contains(ORIGIN);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .contains("authorization", "content-type");
    HttpResponse<String> answer =
        send(
            signed(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    assertThat(allowed(answer)).contains(ORIGIN);
    return answer;
  }

  static Optional<String> allowed(HttpResponse<?> answer) {
    return answer.headers().firstValue("Access-Control-Allow-Origin");
  }

  private HttpRequest.Builder signed(String url) {
    String token =
        TokenMaker.of(key, ISSUER, url, Instant.now()).header("jku", jku.toString()).token();
    return HttpRequest.newBuilder(URI.create(url))
        .header("Accept", "application/json")
        .header("Origin", ORIGIN)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private ObjectNode prefetch(JsonNode service, JsonNode context)
      throws IOException, InterruptedException {
    ObjectNode filled = Running.MAPPER.createObjectNode();
    for (Map.Entry<String, JsonNode> each : service.path("prefetch").properties()) {
      Optional<String> query = fill(each.getValue().asString(), context);
      if (query.isPresent()) {
        HttpResponse<String> answer = ask(query.get());
        if (answer.statusCode() == 200) {
          filled.set(each.getKey(), Running.MAPPER.readTree(answer.body()));
        }
      }
    }
    return filled;
  }

  /** A template with its tokens filled; nothing if one of them is not known. */
  private static Optional<String> fill(String template, JsonNode context) {
    Matcher tokens = TOKEN.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (tokens.find()) {
      String name = tokens.group(1).replaceFirst("^context\\.", "");
      if (!context.path(name).isString()) {
        return Optional.empty();
      }
      tokens.appendReplacement(filled, Matcher.quoteReplacement(context.path(name).asString()));
    }
    return Optional.of(tokens.appendTail(filled).toString());
  }

  private HttpResponse<String> ask(String query) throws IOException, InterruptedException {
    int question = query.indexOf('?');
    if (question < 0) {
      return send(fhir(query).GET());
    }
    String form =
        Arrays.stream(query.substring(question + 1).split("&"))
            .map(each -> each.split("=", 2))
            .map(each -> each[0] + "=" + URLEncoder.encode(each[1], StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        fhir(query.substring(0, question) + "/_search")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  private HttpRequest.Builder fhir(String path) {
    return HttpRequest.newBuilder(URI.create(fhirServer + "/" + path))
        .header("Accept", "application/json+fhir")
        .header("Origin", ORIGIN);
  }
}
