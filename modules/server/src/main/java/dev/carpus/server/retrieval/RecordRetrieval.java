package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.HookRequest;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Obtains a patient's record: from what the client sent along, and what is missing from its FHIR
 * server, all queries at once and inside one deadline. Thread-safe.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#providing-fhir-resources-to-a-cds-service">CDS Hooks
 *     2.0, providing FHIR resources to a CDS service</a>
 */
public final class RecordRetrieval {
  private final AnswerReader answers = new AnswerReader();
  private final FhirReads reads;
  private final Duration deadline;
  private final LongSupplier nanoTime;

  /**
   * A retrieval.
   *
   * @param deadline for all queries of one call together
   * @param nanoTime a running count of nanoseconds
   */
  public RecordRetrieval(FhirReads reads, Duration deadline, LongSupplier nanoTime) {
    this.reads = reads;
    this.deadline = deadline;
    this.nanoTime = nanoTime;
  }

  /**
   * The record of the patient of a call, as far as the plan asks for it.
   *
   * @param allowed the FHIR servers that may be read from
   */
  public Retrieval retrieve(HookRequest request, PrefetchPlan plan, AllowedFhirServers allowed) {
    long start = nanoTime.getAsLong();
    Supplier<Duration> elapsed = () -> Duration.ofNanos(nanoTime.getAsLong() - start);
    SentRecord sent = new SentRecord(request, access(request, allowed, elapsed), answers);
    Map<String, QueryResult> results = new HashMap<>();
    List<PagedQuery> open = new ArrayList<>();
    for (Query query : plan.queries()) {
      switch (sent.step(query)) {
        case NextStep.Settled(QueryResult result) -> results.put(query.key(), result);
        case NextStep.Ask(PagedQuery paged) -> open.add(paged);
      }
    }
    if (!open.isEmpty()) {
      results.putAll(new ParallelQueries(deadline, elapsed).run(open));
    }
    return retrieval(request, plan, results);
  }

  private Access access(
      HookRequest request, AllowedFhirServers allowed, Supplier<Duration> elapsed) {
    Optional<URI> fhirServer = request.fhirServer();
    if (fhirServer.isEmpty()) {
      return new Access.Denied("the request names no fhirServer to read it from");
    }
    Optional<String> refusal = allowed.refusal(fhirServer.get());
    if (refusal.isPresent()) {
      return new Access.Denied(refusal.get());
    }
    return new Access.Granted(
        new FhirServer(
            new FhirBase(fhirServer.get()), request.fhirAuthorization(), reads, elapsed));
  }

  private static Retrieval retrieval(
      HookRequest request, PrefetchPlan plan, Map<String, QueryResult> results) {
    Map<String, String> missing = new LinkedHashMap<>();
    Set<String> notObtained = new HashSet<>();
    List<RawResource> resources = new ArrayList<>();
    for (Query query : plan.queries()) {
      QueryResult result = Objects.requireNonNull(results.get(query.key()));
      resources.addAll(result.resources());
      if (result instanceof QueryResult.NotObtained(_, String reason)) {
        notObtained.add(query.type());
        if (query.isRequired()) {
          missing.put(query.key(), reason);
        }
      }
    }
    return missing.isEmpty()
        ? new Retrieval.Complete(
            new PatientRecord(
                request.context().patientId(),
                request.context().encounterId(),
                resources,
                notObtained))
        : new Retrieval.Incomplete(missing);
  }
}
