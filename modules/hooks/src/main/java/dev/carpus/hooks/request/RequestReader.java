package dev.carpus.hooks.request;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.ResourceReference;
import dev.carpus.hooks.request.BodyReader.Reading;
import dev.carpus.json.JsonLimits;
import dev.carpus.json.JsonSlice;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads the body of a hook call in one pass. Resources stay slices of the body, members that are
 * not known are ignored. Safe for use by several threads.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-request_1">CDS Hooks 2.0, request</a>
 */
public final class RequestReader {
  private static final Set<String> MEMBERS =
      Set.of(
          "hook",
          "hookInstance",
          "fhirServer",
          "fhirAuthorization",
          "context",
          "prefetch",
          "extension");

  private final BodyReader bodies;

  /** A reader with the limits that hold where nobody has set others. */
  public RequestReader() {
    this(JsonLimits.DEFAULT);
  }

  /** A reader with these limits. */
  public RequestReader(JsonLimits limits) {
    bodies = new BodyReader(limits);
  }

  /**
   * Reads a body; if it is no request, says everything that is wrong with it at once.
   *
   * @param body JSON in UTF-8; not to be changed afterwards, as the request shares it
   */
  public RequestReading read(byte[] body) {
    return switch (bodies.read(body, MEMBERS)) {
      case Reading.Broken(Problem problem) -> new RequestReading.Unreadable(List.of(problem));
      case Reading.Drawn(Outline.Opened outline) ->
          request(new Members("", outline, new ArrayList<>()));
    };
  }

  private static RequestReading request(Members body) {
    Optional<Hook> hook = body.required("hook", Demand.HOOK);
    Optional<UUID> hookInstance = body.required("hookInstance", Demand.HOOK_INSTANCE);
    Optional<URI> fhirServer = body.optional("fhirServer", Demand.FHIR_SERVER);
    Optional<FhirAuthorization> authorization =
        body.optional("fhirAuthorization", Demand.OBJECT)
            .flatMap(object -> authorization(body.within("fhirAuthorization", object)));
    Optional<Outline.Opened> context = body.required("context", Demand.OBJECT);
    Optional<Outline.Opened> prefetch = body.optional("prefetch", Demand.OBJECT);
    body.optional("extension", Demand.OBJECT);
    Optional<HookContext> hookContext =
        hook.flatMap(known ->
            context.flatMap(
                object -> new ContextReader(known, body.within("context", object)).read()));
    checkAuthorization(body);
    if (!body.problems().isEmpty()) {
      return new RequestReading.Unreadable(body.problems());
    }
    return new RequestReading.Read(
        new HookRequest(
            hook.orElseThrow().hookName(),
            hookInstance.orElseThrow(),
            fhirServer,
            authorization,
            hookContext.orElseThrow(),
            prefetch.map(RequestReader::prefetch).orElse(Map.of())));
  }

  private static Optional<FhirAuthorization> authorization(Members members) {
    int before = members.problems().size();
    Optional<String> token = members.required("access_token", Demand.TOKEN);
    members.required("token_type", Demand.BEARER);
    var expiresIn = members.required("expires_in", Demand.SECONDS);
    Optional<String> scope = members.required("scope", Demand.FILLED);
    Optional<String> subject = members.required("subject", Demand.FILLED);
    Optional<String> patient = members.optional("patient", Demand.ID);
    if (members.problems().size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new FhirAuthorization(
            token.orElseThrow(),
            expiresIn.orElseThrow(),
            scope.orElseThrow(),
            subject.orElseThrow(),
            patient));
  }

  /** What an authorisation must agree on with the rest of the request. */
  private static void checkAuthorization(Members body) {
    if (body.has("fhirAuthorization") && !body.has("fhirServer")) {
      body.note("fhirServer", "is required where there is a fhirAuthorization");
    }
    Optional<String> bound = id(body, "fhirAuthorization", "patient");
    Optional<String> patientId = id(body, "context", "patientId");
    if (bound.isPresent() && patientId.isPresent() && !bound.equals(patientId)) {
      body.note("fhirAuthorization/patient", "must be the same as context.patientId");
    }
  }

  private static Optional<String> id(Members body, String object, String name) {
    return body.find(object, Demand.OBJECT)
        .flatMap(inner -> body.within(object, inner).find(name, Demand.ID));
  }

  private static Map<String, PrefetchValue> prefetch(Outline.Opened prefetch) {
    Map<String, PrefetchValue> values = new LinkedHashMap<>();
    prefetch.members().forEach((key, value) -> values.put(key, prefetchValue(value)));
    return values;
  }

  private static PrefetchValue prefetchValue(Outline value) {
    return switch (value) {
      case Outline.Nothing _ -> new PrefetchValue.KnownEmpty();
      case Outline.Closed(Optional<String> type, JsonSlice json) ->
          type.filter(ResourceReference::isTypeName)
              .<PrefetchValue>map(name -> new PrefetchValue.Resource(name, json))
              .orElseGet(() -> new PrefetchValue.Unusable("it is an object without resourceType"));
      case Outline.Text _, Outline.Whole _, Outline.Other _, Outline.Items _, Outline.Opened _ ->
          new PrefetchValue.Unusable("it is no object");
    };
  }
}
