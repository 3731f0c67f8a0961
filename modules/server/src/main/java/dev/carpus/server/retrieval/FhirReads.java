package dev.carpus.server.retrieval;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Reads from FHIR servers; one client for all, without redirects and proxies. Connections are kept
 * and used again. Thread-safe.
 */
public final class FhirReads implements AutoCloseable {
  /** What is read of the body of a refusal, so that its connection can be used again. */
  private static final long REFUSAL_BYTES = 64 << 10;

  private final AddressCheck addresses;
  private final OutgoingClient client = new OutgoingClient(() -> OutgoingHttp.client().build());

  /**
   * Reads from servers that are where these names say; the names must be those that connections are
   * made by, or the check before them is none.
   */
  public FhirReads(HostNames names) {
    addresses = new AddressCheck(names);
  }

  /**
   * Makes one request, if the server is where one may be.
   *
   * @param token the bearer token; nothing for a server that asks for none
   * @param most the most bytes that the body may have
   * @throws InterruptedException if the caller is interrupted; the exchange is cancelled
   */
  FhirResponse send(FhirRequest request, Optional<String> token, long most)
      throws InterruptedException {
    Optional<Reason> refusal = addresses.refusal(request.url());
    if (refusal.isPresent()) {
      return new FhirResponse.None(refusal.get());
    }
    try {
      HttpResponse<Optional<byte[]>> response =
          client
              .get()
              .send(
                  http(request, token),
                  head -> new CappedBody(head.statusCode() == 200 ? most : REFUSAL_BYTES));
      return response.statusCode() == 200
          ? body(response)
          : new FhirResponse.Status(response.statusCode());
    } catch (SSLException untrusted) {
      return none(
          Cause.UNTRUSTED,
          "there is no secure connection to the FHIR server: its certificate is not trusted, or it"
              + " does not speak TLS");
    } catch (IOException | IllegalArgumentException unread) {
      return none(
          Cause.UNREACHABLE, "the FHIR server could not be reached, or broke off its answer");
    }
  }

  private static HttpRequest http(FhirRequest request, Optional<String> token) {
    HttpRequest.Builder http =
        HttpRequest.newBuilder(request.url())
            .header("Accept", "application/fhir+json")
            .header("Accept-Encoding", "identity");
    token.ifPresent(text -> http.header("Authorization", "Bearer " + text));
    request
        .form()
        .ifPresent(form ->
            http.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    return http.build();
  }

  private static FhirResponse body(HttpResponse<Optional<byte[]>> response) {
    if (isCompressed(response.headers())) {
      return none(
          Cause.UNUSABLE, "the answer of the FHIR server is compressed, which was not asked for");
    }
    return response
        .body()
        .<FhirResponse>map(FhirResponse.Body::new)
        .orElseGet(() ->
            none(
                Cause.TOO_LARGE,
                "the answer of the FHIR server has more bytes than are read"
                    + " (carpus.limits.fhir-response)"));
  }

  private static boolean isCompressed(HttpHeaders headers) {
    return headers.allValues("Content-Encoding").stream()
        .anyMatch(encoding -> !encoding.equalsIgnoreCase("identity"));
  }

  private static FhirResponse none(Cause cause, String words) {
    return new FhirResponse.None(new Reason(cause, words));
  }

  /** Ends all exchanges. */
  @Override
  public void close() {
    addresses.close();
    client.close();
  }
}
