package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Parameters;

/**
 * What one server told of codes that nobody knew. Thread-safe; what is learnt can be had while the
 * server is asked.
 *
 * @see <a href="https://hl7.org/fhir/R4/conceptmap-operation-translate.html">FHIR R4, concept
 *     translation</a>
 */
final class Translations {
  /** What may be asked for: a text that somebody sent in place of a code must not go out. */
  private static final Pattern CODE = Pattern.compile("[!-~]{1,64}");

  private final TerminologyServer server;
  private final ServerCalls calls;
  private final FhirJson json;
  private final KeptResources kept;
  private final String file;
  private final InstantSource clock;
  private final int most;

  /** By code; an empty list for a code that the server cannot translate. */
  private final Map<CodeKey, List<Translation>> known = new ConcurrentSkipListMap<>();

  private volatile Instant changed = Instant.EPOCH;
  private volatile List<String> problems = List.of();

  /**
   * Translations that begin with what is kept of them.
   *
   * @param most the most codes that are asked for, translated or not
   */
  Translations(
      TerminologyServer server,
      ServerCalls calls,
      FhirJson json,
      KeptResources kept,
      InstantSource clock,
      int most) {
    this.server = server;
    this.calls = calls;
    this.json = json;
    this.kept = kept;
    this.clock = clock;
    this.most = most;
    file = KeptResources.name("translations", server.url().toString());
    kept.read(file).ifPresent(this::restore);
  }

  /** Asks for the codes that the server is responsible for, each once; whether it learnt any. */
  synchronized boolean learn(Collection<CodeKey> codes) {
    boolean isChanged = false;
    for (CodeKey code : new TreeSet<>(codes)) {
      if (server.translated().contains(code.system())
          && CODE.matcher(code.code()).matches()
          && !known.containsKey(code)
          && known.size() < most) {
        isChanged |= ask(code);
      }
    }
    keep(isChanged);
    return isChanged;
  }

  /** Asks for all codes again; whether any is translated otherwise than before. */
  synchronized boolean refresh() {
    boolean isChanged = false;
    for (CodeKey code : known.keySet()) {
      isChanged |= ask(code);
    }
    keep(isChanged);
    return isChanged;
  }

  /** What is known, as a map; nothing if no code is translated. */
  Optional<ConceptMap> learnt() {
    return Optional.of(conceptMap()).filter(ConceptMap::hasGroup);
  }

  /** How many codes are translated. */
  int count() {
    return (int) known.values().stream().filter(translations -> !translations.isEmpty()).count();
  }

  List<String> problems() {
    return problems;
  }

  /** Asks for one code; whether its translation is another than before. */
  private boolean ask(CodeKey code) {
    List<Translation> before = known.getOrDefault(code, List.of());
    // A Coding, since that is what every server reads.
    Parameters question = new Parameters();
    question.addParameter("coding", new Coding().setSystem(code.system()).setCode(code.code()));
    switch (calls.ask("ConceptMap/$translate", json.bytes(question), Translations::read)) {
      case Reply.Given<List<Translation>>(List<Translation> translations) ->
          known.put(code, translations);
      case Reply.Refused<List<Translation>> _ -> known.putIfAbsent(code, List.of());
      case Reply.Stumbled<List<Translation>> _, Reply.Failed<List<Translation>> _ -> {
        // It is asked for when it is seen again.
      }
    }
    return !known.getOrDefault(code, List.of()).equals(before);
  }

  private static Reply<List<Translation>> read(byte[] body) {
    return ParametersAnswer.read(
        body, answer -> answer.isTrue() ? translations(answer) : List.of());
  }

  private static List<Translation> translations(ParametersAnswer answer) {
    return answer
        .all("match")
        .flatMap(match -> translation(match.at("part")).stream())
        .distinct()
        .toList();
  }

  private static Optional<Translation> translation(Json parts) {
    Optional<Json> concept =
        ParametersAnswer.named(parts, "concept").map(part -> part.at("valueCoding")).findFirst();
    String equivalence =
        ParametersAnswer.named(parts, "equivalence")
            .map(part -> part.at("valueCode").text())
            .findFirst()
            .orElse("");
    return concept.flatMap(coding ->
        Translation.of(coding.at("system").text(), coding.at("code").text(), equivalence));
  }

  private void keep(boolean isChanged) {
    if (isChanged) {
      changed = clock.instant();
      problems = kept.write(file, conceptMap()).stream().toList();
    }
  }

  private void restore(byte[] bytes) {
    LearntMap.read(bytes)
        .ifPresentOrElse(
            map -> {
              map.translations()
                  .forEach((code, translations) -> {
                    // What the site has since taken back is not asked for, and does not count.
                    if (server.translated().contains(code.system())) {
                      known.put(code, translations);
                    }
                  });
              changed = map.changed();
            },
            () -> problems = List.of("the kept file " + file + " is damaged, and is not used"));
  }

  private ConceptMap conceptMap() {
    return new LearntMap(known, changed)
        .conceptMap(server.operation("ConceptMap/$translate").toString());
  }
}
