package dev.carpus.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends one request and tells all about it. */
public final class SingleRequest {
  private static final int SHOWN = 2_000;

  private final AnswerCheck check = new AnswerCheck();
  private final FuzzedService service;

  /** Requests to this service. */
  public SingleRequest(FuzzedService service) {
    this.service = service;
  }

  /** What was wrong with the answer to a kept request; nothing if it is as it must be. */
  public Optional<String> problem(String file) {
    FuzzRequest request = RequestFile.read(file);
    Exchange exchange = service.wire().send(request);
    return check
        .problem(request, exchange)
        .or(() ->
            exchange.isSlow()
                ? Optional.of("it took " + exchange.took().toMillis() + " ms")
                : Optional.empty());
  }

  /** What a request of a run says and is answered with, in lines for people. */
  public List<String> told(long seed, long number) {
    FuzzCase made = new RequestMaker(service.seeds(), seed).make(number);
    List<String> lines = new ArrayList<>();
    lines.add("mutations: " + String.join(", ", made.mutations()));
    lines.addAll(told(made.request()));
    return lines;
  }

  /** What a kept request says and is answered with, in lines for people. */
  public List<String> told(String file) {
    return told(RequestFile.read(file));
  }

  private List<String> told(FuzzRequest request) {
    Exchange exchange = service.wire().send(request);
    List<String> lines = new ArrayList<>();
    lines.add(request.line() + ", " + request.body().length + " bytes");
    exchange.fault().ifPresent(lines::add);
    for (Answer answer : exchange.answers()) {
      String body = answer.body();
      lines.add("status " + answer.status() + " after " + exchange.took().toMillis() + " ms");
      lines.add(body.length() > SHOWN ? body.substring(0, SHOWN) + " ..." : body);
    }
    lines.add(
        check
            .problem(request, exchange)
            .map(problem -> "FOUND " + problem)
            .orElse("as it must be"));
    return lines;
  }
}
