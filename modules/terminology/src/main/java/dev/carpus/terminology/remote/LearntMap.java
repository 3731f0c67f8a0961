package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;

/**
 * Translations as a ConceptMap, and back.
 *
 * @param translations by source code
 * @param changed when they last became others
 */
record LearntMap(Map<CodeKey, List<Translation>> translations, Instant changed) {
  LearntMap {
    translations = Map.copyOf(translations);
  }

  /** The ConceptMap; its version is the time of the last change. */
  ConceptMap conceptMap(String url) {
    ConceptMap map = new ConceptMap();
    map.setUrl(url).setVersion(changed.toString()).setStatus(PublicationStatus.ACTIVE);
    map.setDate(Date.from(changed));
    Map<String, ConceptMapGroupComponent> groups = new TreeMap<>();
    Map<String, SourceElementComponent> elements = new TreeMap<>();
    new TreeMap<>(translations)
        .forEach((code, targets) ->
            targets.forEach(translation -> {
              String target = translation.target().system();
              elements
                  .computeIfAbsent(
                      code + "\n" + target,
                      _ ->
                          groups
                              .computeIfAbsent(
                                  code.system() + "\n" + target,
                                  _ -> map.addGroup().setSource(code.system()).setTarget(target))
                              .addElement()
                              .setCode(code.code()))
                  .addTarget()
                  .setCode(translation.target().code())
                  .setEquivalence(translation.equivalence());
            }));
    return map;
  }

  /** What a ConceptMap of {@link #conceptMap} says; nothing if the bytes are not one. */
  static Optional<LearntMap> read(byte[] bytes) {
    return Json.read(bytes)
        .filter(json -> json.at("resourceType").text().equals("ConceptMap"))
        .flatMap(LearntMap::read);
  }

  private static Optional<LearntMap> read(Json map) {
    try {
      Instant changed = Instant.parse(map.at("version").text());
      Map<CodeKey, List<Translation>> translations = new TreeMap<>();
      map.at("group")
          .items()
          .forEach(group ->
              group
                  .at("element")
                  .items()
                  .forEach(element ->
                      translations
                          .computeIfAbsent(
                              new CodeKey(group.at("source").text(), element.at("code").text()),
                              _ -> new ArrayList<>())
                          .addAll(targets(group, element))));
      return Optional.of(new LearntMap(translations, changed));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static List<Translation> targets(Json group, Json element) {
    return element
        .at("target")
        .items()
        .flatMap(target ->
            Translation.of(
                group.at("target").text(),
                target.at("code").text(),
                target.at("equivalence").text())
                .stream())
        .toList();
  }
}
