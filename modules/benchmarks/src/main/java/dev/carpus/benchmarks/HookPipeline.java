package dev.carpus.benchmarks;

import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.PrefetchValue;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.hooks.request.RequestReading;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.PrefetchPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * From the bytes of a request to the bytes of its cards, without HTTP and without fetching: what
 * was not sent was not obtained. Thread-safe.
 */
final class HookPipeline {
  private final RequestReader requests = new RequestReader();
  private final ResourceReader resources = new ResourceReader();
  private final ResponseWriter responses = new ResponseWriter();
  private final AtomicLong ids = new AtomicLong();
  private final Pathway pathway;
  private final CardDeck deck;
  private final Moment moment;

  /** The pipeline of a pathway, always at the same moment. */
  HookPipeline(Pathway pathway, Moment moment) {
    this.pathway = pathway;
    this.moment = moment;
    this.deck =
        new CardDeck(
            pathway,
            URI.create("http://127.0.0.1:8080"),
            () -> new UUID(0L, ids.incrementAndGet()));
  }

  /**
   * Answers a request.
   *
   * @return the response, JSON in UTF-8
   * @throws IllegalArgumentException if the body is no request
   */
  byte[] answer(byte[] body) {
    return switch (requests.read(body)) {
      case RequestReading.Read(HookRequest request) ->
          responses.write(
              deck.answer(
                  pathway.evaluate(request.context(), record(request), moment),
                  request.context(),
                  moment));
      case RequestReading.Unreadable(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  private PatientRecord record(HookRequest request) {
    List<RawResource> found = new ArrayList<>();
    Set<String> notObtained = new HashSet<>();
    for (PrefetchPlan.Query query : pathway.prefetch().queries()) {
      PrefetchValue sent =
          request
              .prefetch()
              .getOrDefault(query.key(), new PrefetchValue.Unusable("it was not sent"));
      if (!takes(sent, found)) {
        notObtained.add(query.type());
      }
    }
    return new PatientRecord(
        request.context().patientId(), request.context().encounterId(), found, notObtained);
  }

  /** Adds what was sent to what was found, and says whether that was all of it. */
  private boolean takes(PrefetchValue sent, List<RawResource> found) {
    return switch (sent) {
      case PrefetchValue.KnownEmpty _ -> true;
      case PrefetchValue.Unusable _ -> false;
      case PrefetchValue.Resource(_, JsonSlice json) ->
          switch (resources.read(json)) {
            case ResourceReading.One(RawResource one) -> found.add(one);
            case ResourceReading.Page(var matches, var included, var next, _, _) -> {
              found.addAll(matches);
              found.addAll(included);
              yield next.isEmpty();
            }
            case ResourceReading.Unusable _ -> false;
          };
    };
  }
}
