package dev.carpus.server.command;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.hooks.request.HookRequest;
import dev.carpus.hooks.request.Problem;
import dev.carpus.hooks.request.RequestReader;
import dev.carpus.hooks.request.RequestReading;
import dev.carpus.json.JsonLimits;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.UnusableDraftsException;
import dev.carpus.server.Outside;
import dev.carpus.server.retrieval.AllowedFhirServers;
import dev.carpus.server.retrieval.FhirReads;
import dev.carpus.server.retrieval.HostNames;
import dev.carpus.server.retrieval.RecordRetrieval;
import dev.carpus.server.retrieval.Retrieval;
import dev.carpus.server.retrieval.RetrievalLimits;
import dev.carpus.server.web.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Evaluates one file after the other against a pathway, without reading from any server. */
final class FileEvaluation {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String USER = "Practitioner/eval";

  /** A file is its reader's own, so all of it is read. */
  private static final RetrievalLimits LIMITS =
      new RetrievalLimits(
          Duration.ofSeconds(1),
          0,
          Integer.MAX_VALUE,
          JsonLimits.DEFAULT.depth(),
          Integer.MAX_VALUE);

  private final RequestReader requests = new RequestReader();
  private final ResourceReader resources = new ResourceReader();
  private final Pathway pathway;
  private final Hook hook;
  private final Moment moment;
  private final Outside outside;
  private final boolean isExplanation;

  FileEvaluation(
      Pathway pathway, Hook hook, Moment moment, Outside outside, boolean isExplanation) {
    this.pathway = pathway;
    this.hook = hook;
    this.moment = moment;
    this.outside = outside;
    this.isExplanation = isExplanation;
  }

  FileResult evaluate(Path file) {
    try {
      byte[] body = Files.readAllBytes(file);
      return resources.read(body) instanceof ResourceReading.Page page
          ? bundle(page)
          : request(body);
    } catch (IOException unreadable) {
      return new FileResult.Unreadable(List.of("cannot be read"));
    } catch (UnusableDraftsException unusable) {
      return new FileResult.Unreadable(
          List.of("/context/" + unusable.member() + " " + unusable.demand()));
    } catch (EvaluationFailure failed) {
      return new FileResult.Unreadable(List.of("cannot be evaluated: " + failed.getMessage()));
    }
  }

  private FileResult bundle(ResourceReading.Page page) {
    List<RawResource> patients =
        page.matches().stream().filter(each -> each.type().equals("Patient")).toList();
    if (patients.size() != 1) {
      return new FileResult.Unreadable(
          List.of("a Bundle must hold one Patient, and this holds " + patients.size()));
    }
    String id = MAPPER.readTree(patients.getFirst().text()).path("id").asString("");
    if (hook != Hook.PATIENT_VIEW || id.isEmpty()) {
      return new FileResult.Unreadable(
          List.of(
              id.isEmpty()
                  ? "the Patient has no id"
                  : "a Bundle has no draft orders; use a hook request for " + hook.hookName()));
    }
    HookContext context = new HookContext.PatientView(USER, id, Optional.empty());
    return answer(new PatientRecord(id, Optional.empty(), page.matches(), Set.of()), context);
  }

  private FileResult request(byte[] body) {
    return switch (requests.read(body)) {
      case RequestReading.Unreadable(List<Problem> problems) ->
          new FileResult.Unreadable(
              problems.stream()
                  .map(problem -> (problem.pointer() + " " + problem.message()).strip())
                  .toList());
      case RequestReading.Read(HookRequest request) -> evaluate(request);
    };
  }

  private FileResult evaluate(HookRequest request) {
    HookRequest alone =
        new HookRequest(
            request.hook(),
            request.hookInstance(),
            Optional.empty(),
            Optional.empty(),
            request.context(),
            request.prefetch());
    try (FhirReads none = new FhirReads(HostNames.ofMachine())) {
      Retrieval retrieval =
          new RecordRetrieval(none, LIMITS, outside.nanoTime())
              .retrieve(alone, pathway.prefetch(), new AllowedFhirServers.OnThisMachine());
      return switch (retrieval) {
        case Retrieval.Complete(PatientRecord record, _) -> answer(record, request.context());
        case Retrieval.Incomplete(Map<String, String> missing, _) ->
            new FileResult.Lacking(text(Outcome.missing(missing, pathway.prefetch()).json()));
        case Retrieval.Excessive(int most) ->
            new FileResult.Lacking(text(Outcome.tooManyResources(most).json()));
      };
    }
  }

  private FileResult answer(PatientRecord record, HookContext context) {
    Evaluation evaluation = pathway.evaluate(context, record, moment);
    if (isExplanation) {
      return new FileResult.Answer(text(new Explanation(pathway).write(evaluation, moment)));
    }
    CardDeck deck = new CardDeck(pathway, URI.create("http://127.0.0.1:8080"), outside.ids());
    return new FileResult.Answer(
        text(new ResponseWriter().write(deck.answer(evaluation, context, moment))));
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
