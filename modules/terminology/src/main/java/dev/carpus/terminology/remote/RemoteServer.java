package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource.Expansion;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/** One terminology server with all that is known from it. Thread-safe. */
final class RemoteServer {
  private final TerminologyServer server;
  private final ServerCalls calls;
  private final FhirJson json;
  private final KeptResources kept;
  private final InstantSource clock;
  private final Limits limits;
  private final Translations translations;
  private final Map<String, RemoteExpansion> expansions = new ConcurrentHashMap<>();

  RemoteServer(
      TerminologyServer server,
      HttpClient client,
      FhirJson json,
      KeptResources kept,
      InstantSource clock,
      Limits limits) {
    this.server = server;
    this.json = json;
    this.kept = kept;
    this.clock = clock;
    this.limits = limits;
    calls = new ServerCalls(server, client, clock, limits.bytes());
    translations = new Translations(server, calls, json, kept, clock, limits.translations());
  }

  boolean knows(String codeSystem) {
    return server.codeSystems().contains(codeSystem);
  }

  Expansion expand(ConceptSetComponent include) {
    ConceptSetComponent asked = include.copy();
    asked.setValueSet(List.of());
    ValueSet holder = new ValueSet();
    holder.getCompose().addInclude(asked);
    RemoteExpansion expansion =
        expansions.computeIfAbsent(json.text(holder), text -> expansion(asked, text));
    return switch (expansion.codes()) {
      case Expansion.Codes codes -> codes;
      case Expansion.Unavailable(String reason) ->
          new Expansion.Unavailable(reason + " (" + server.url() + ")");
    };
  }

  private RemoteExpansion expansion(ConceptSetComponent include, String text) {
    String file = KeptResources.name("expansion", server.url().toString(), text);
    PagedExpansion pages = new PagedExpansion(calls, json, include, limits);
    return new RemoteExpansion(include, pages, kept, file, clock);
  }

  /** Asks for everything again; whether anything is other than before. */
  boolean refresh() {
    boolean isChanged = false;
    for (RemoteExpansion expansion : expansions.values()) {
      isChanged |= expansion.refresh();
    }
    isChanged |= translations.refresh();
    probe();
    return isChanged;
  }

  /** Sees whether the server answers, where nothing else would have it asked. */
  void probe() {
    if (expansions.isEmpty()) {
      server.codeSystems().stream()
          .sorted()
          .findFirst()
          .ifPresent(system -> validate(new CodeKey(system, "probe")));
    }
  }

  boolean translate(Collection<CodeKey> unknown) {
    return translations.learn(unknown);
  }

  Optional<ConceptMap> learnt() {
    return translations.learnt();
  }

  /**
   * Asks whether a code is one of its system's.
   *
   * <p>Of the ways to ask, this one is understood by all: HAPI wants {@code url}, and there are
   * servers that take the system from the Coding only.
   */
  Validation validate(CodeKey code) {
    Parameters question = new Parameters();
    question.addParameter("url", new UriType(code.system()));
    question.addParameter("coding", new Coding().setSystem(code.system()).setCode(code.code()));
    return switch (calls.ask(
        "CodeSystem/$validate-code",
        json.bytes(question),
        body -> ParametersAnswer.read(body, RemoteServer::validation))) {
      case Reply.Given<Validation>(Validation validation) -> validation;
      case Reply.Missing<Validation> missing -> new Validation.Unknown(missing.reason());
    };
  }

  private static Validation validation(ParametersAnswer answer) {
    String display = answer.string("display");
    if (answer.isTrue()) {
      return new Validation.Valid(Optional.of(display).filter(text -> !text.isEmpty()));
    }
    return isOfUnknownSystem(answer)
        ? new Validation.Unknown("the terminology server does not know the code system")
        : new Validation.Invalid(answer.string("message"));
  }

  /**
   * A server that lacks the code system answers no as well, and says why in one of these ways, HAPI
   * in words only.
   */
  private static boolean isOfUnknownSystem(ParametersAnswer answer) {
    Stream<Json> codings =
        answer
            .all("issues")
            .flatMap(issues -> issues.at("resource").at("issue").items())
            .flatMap(issue -> issue.at("details").at("coding").items());
    return answer.string("message").startsWith("CodeSystem is unknown")
        || answer.all("x-caused-by-unknown-system").findAny().isPresent()
        || answer.all("x-unknown-system").findAny().isPresent()
        || codings.anyMatch(coding -> coding.at("code").text().equals("not-found"));
  }

  ServerState state() {
    ServerCalls.Past past = calls.past();
    return new ServerState(
        server.url(),
        past.isUp(),
        calls.isPaused(),
        past.lastSuccess(),
        past.lastFailure(),
        translations.count(),
        translations.problems(),
        expansions.values().stream()
            .map(RemoteExpansion::state)
            .sorted(Comparator.comparing(ExpansionState::include))
            .toList());
  }
}
