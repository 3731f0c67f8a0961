package dev.carpus.benchmarks;

import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.hooks.request.RequestReading;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Pathway;
import dev.carpus.server.Outside;
import dev.carpus.server.retrieval.AllowedFhirServers;
import dev.carpus.server.retrieval.FhirReads;
import dev.carpus.server.retrieval.HostNames;
import dev.carpus.server.retrieval.RecordRetrieval;
import dev.carpus.server.retrieval.Retrieval;
import dev.carpus.server.retrieval.RetrievalLimits;
import dev.carpus.terminology.UnmappedCodes;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * From the bytes of a request to the bytes of its cards: all that the service does between them,
 * with its default limits, but for HTTP, storage and metrics. Nothing is fetched, as the requests
 * name no FHIR server. Thread-safe.
 */
final class HookPipeline {
  private static final RetrievalLimits LIMITS =
      new RetrievalLimits(Duration.ofMillis(400), 20L << 20, 20_000, 200, 5 << 20);
  private static final URI PUBLIC_URL = URI.create("http://127.0.0.1:8080");

  private final RequestReader requests = new RequestReader();
  private final RecordRetrieval retrieval =
      new RecordRetrieval(new FhirReads(HostNames.ofMachine()), LIMITS, System::nanoTime);
  private final AllowedFhirServers servers = new AllowedFhirServers.OnThisMachine();
  private final UnmappedCodes unmapped = new UnmappedCodes();
  private final ResponseWriter responses = new ResponseWriter();
  private final Pathway pathway;
  private final Moment moment;
  private final CardDeck cards;

  /** The pipeline of a pathway, always at the same moment, with random ids. */
  HookPipeline(Pathway pathway, Moment moment) {
    this(pathway, moment, Outside.ofMachine().ids());
  }

  /**
   * The pipeline of a pathway, always at the same moment.
   *
   * @param ids gives a new uuid at each call
   */
  HookPipeline(Pathway pathway, Moment moment, Supplier<UUID> ids) {
    this.pathway = pathway;
    this.moment = moment;
    cards = new CardDeck(pathway, PUBLIC_URL, ids);
  }

  /**
   * Answers a request.
   *
   * @return the response, JSON in UTF-8
   * @throws IllegalArgumentException if the body is no request, or not enough came with it
   */
  byte[] answer(byte[] body) {
    HookRequest request = request(body);
    Evaluation evaluation = pathway.evaluate(request.context(), record(request), moment);
    unmapped.count(evaluation.unmapped());
    return responses.write(cards.answer(evaluation, request.context(), moment));
  }

  /**
   * The request of a body.
   *
   * @throws IllegalArgumentException if it is none
   */
  HookRequest request(byte[] body) {
    return switch (requests.read(body)) {
      case RequestReading.Read(HookRequest request) -> request;
      case RequestReading.Unreadable(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  /**
   * The record that came with a request.
   *
   * @throws IllegalArgumentException if something is missing that there is no evaluation without
   */
  PatientRecord record(HookRequest request) {
    return switch (retrieval.retrieve(request, pathway.prefetch(), servers)) {
      case Retrieval.Complete(PatientRecord record, _) -> record;
      case Retrieval.Incomplete(var missing, _) ->
          throw new IllegalArgumentException(missing.toString());
      case Retrieval.Excessive(int most) ->
          throw new IllegalArgumentException("more than " + most + " resources");
    };
  }
}
