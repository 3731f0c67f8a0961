package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.HookRequest;
import dev.carpus.json.JsonLimits;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.pathway.PrefetchPlan;
import dev.carpus.pathway.PrefetchPlan.Query;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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
  private final ResourceReader reader;
  private final FhirReads reads;
  private final RetrievalLimits limits;
  private final LongSupplier nanoTime;

  /**
   * A retrieval.
   *
   * @param nanoTime a running count of nanoseconds
   */
  public RecordRetrieval(FhirReads reads, RetrievalLimits limits, LongSupplier nanoTime) {
    reader = new ResourceReader(new JsonLimits(limits.depth(), limits.string()));
    this.reads = reads;
    this.limits = limits;
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
    Allowance allowance = new Allowance(limits);
    SentRecord sent =
        new SentRecord(request, access(request, allowed, elapsed), answers(request), allowance);
    List<NextStep> steps = new ArrayList<>(plan.queries().size());
    List<PagedQuery> open = new ArrayList<>();
    int held = 0;
    for (Query query : plan.queries()) {
      NextStep step = sent.step(query);
      steps.add(step);
      switch (step) {
        case NextStep.Settled(QueryResult result) -> held += result.resources().size();
        case NextStep.Ask(PagedQuery paged) -> {
          open.add(paged);
          held += paged.held();
        }
      }
    }
    if (!allowance.takes(held)) {
      return new Retrieval.Excessive(limits.resources());
    }
    Map<String, QueryResult> asked =
        open.isEmpty() ? Map.of() : new ParallelQueries(limits.deadline(), elapsed).run(open);
    return retrieval(request, plan.queries(), steps, asked);
  }

  private AnswerReader answers(HookRequest request) {
    return new AnswerReader(
        reader, new SubjectCheck(request.context().patientId(), request.fhirServer()));
  }

  private Access access(
      HookRequest request, AllowedFhirServers allowed, Supplier<Duration> elapsed) {
    Optional<URI> fhirServer = request.fhirServer();
    if (fhirServer.isEmpty()) {
      return new Access.Denied(
          new Reason(Cause.NOT_SENT, "the request names no fhirServer to read it from"));
    }
    Optional<String> refusal = allowed.refusal(fhirServer.get(), request.fhirAuthorization());
    if (refusal.isPresent()) {
      return new Access.Denied(new Reason(Cause.NOT_ALLOWED, refusal.get()));
    }
    return new Access.Granted(
        new FhirServer(
            new FhirBase(fhirServer.get()), request.fhirAuthorization(), reads, elapsed));
  }

  private static Retrieval retrieval(
      HookRequest request,
      List<Query> queries,
      List<NextStep> steps,
      Map<String, QueryResult> asked) {
    Map<String, String> missing = new LinkedHashMap<>();
    Map<String, Cause> failures = new LinkedHashMap<>();
    Set<String> notObtained = new HashSet<>();
    List<RawResource> resources = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      Query query = queries.get(i);
      QueryResult result =
          switch (steps.get(i)) {
            case NextStep.Settled(QueryResult settled) -> settled;
            case NextStep.Ask _ -> Objects.requireNonNull(asked.get(query.key()));
          };
      resources.addAll(result.resources());
      if (result instanceof QueryResult.NotObtained(_, Reason(Cause cause, String words))) {
        notObtained.add(query.type());
        failures.put(query.key(), cause);
        if (query.isRequired()) {
          missing.put(query.key(), words);
        }
      }
    }
    return missing.isEmpty()
        ? new Retrieval.Complete(
            new PatientRecord(
                request.context().patientId(),
                request.context().encounterId(),
                resources,
                notObtained),
            failures)
        : new Retrieval.Incomplete(missing, failures);
  }
}
