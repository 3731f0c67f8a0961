package dev.carpus.benchmarks;

import dev.carpus.hooks.request.HookRequest;
import dev.carpus.logic.Moment;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.cases.ContentCase.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From the bytes of a request to what another engine proposes: its resources are told apart as the
 * service does it, which is a small part of the whole, then parsed by HAPI and put beside the
 * content, which is parsed once. The proposal is not written as JSON. Thread-safe.
 */
final class PeerPipeline {
  private static final Expectation NONE = new Expectation(List.of(), List.of());

  private final PeerEngine engine = new PeerEngine();
  private final HookPipeline requests;
  private final Moment moment;

  /** The pipeline for these requests, always at the same moment. */
  PeerPipeline(HookPipeline requests, Moment moment) {
    this.requests = requests;
    this.moment = moment;
  }

  /** What is proposed for a patient-view request. */
  Proposal answer(byte[] body) {
    ContentCase patient = patient(body);
    return engine.apply(patient, JudgedOrder.of(patient).getFirst());
  }

  /** The patient of a request. */
  ContentCase patient(byte[] body) {
    HookRequest request = requests.request(body);
    return new ContentCase(
        "request",
        "request",
        moment.at(),
        request.context(),
        requests.record(request).resources(),
        Map.of(),
        Set.of(),
        NONE);
  }
}
