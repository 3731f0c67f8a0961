package dev.carpus.pathway.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ActivityDefinition;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.ValueSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The FHIR resources of a pathway's folder, each with the file that it came from. */
public final class FhirContent {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final IParser parser;
  private final Map<String, ContentFile> fileOf = new HashMap<>();
  private final List<MetadataResource> resources = new ArrayList<>();
  private final List<ConceptMap> siteMaps = new ArrayList<>();
  private final List<ConceptMap> unitSpellings = new ArrayList<>();
  private final List<ContentProblem> problems = new ArrayList<>();

  private FhirContent() {
    FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);
    // Content is made of few of the types of FHIR.
    fhir.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    parser = fhir.newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
  }

  /**
   * Reads the resources of a pathway, the code systems that all pathways share, and the maps of a
   * site.
   *
   * @param siteMaps a folder of ConceptMaps
   */
  public static FhirContent read(ContentFolder content, Path pathway, Optional<Path> siteMaps) {
    FhirContent read = new FhirContent();
    content.codeSystems().forEach(read::add);
    read.addMaps(content.unitSpellings(), read.unitSpellings);
    Path terms = pathway.resolve("terminology");
    for (String type :
        List.of("PlanDefinition-", "ActivityDefinition-", "Library-", "Questionnaire-")) {
      content.json(pathway, type).forEach(read::add);
    }
    for (String type : List.of("CodeSystem-", "ValueSet-", "ConceptMap-")) {
      content.json(terms, type).forEach(read::add);
    }
    siteMaps.ifPresent(read::addSiteMaps);
    return read;
  }

  private void addSiteMaps(Path folder) {
    if (!Files.isDirectory(folder)) {
      problems.add(
          ContentProblem.error(
              folder.toString(), 0, "no such folder", "name the folder of the site's ConceptMaps"));
      return;
    }
    List<ContentFile> files = new ArrayList<>();
    for (ContentFile each : new ContentFolder(folder).json(folder, "")) {
      files.add(new ContentFile(folder.resolve(each.name()).toString(), each.text()));
    }
    addMaps(files, siteMaps);
  }

  private void addMaps(List<ContentFile> files, List<ConceptMap> to) {
    for (ContentFile file : files) {
      int before = resources.size();
      add(file);
      if (resources.size() > before) {
        if (resources.removeLast() instanceof ConceptMap map) {
          to.add(map);
        } else {
          problem(file, 1, "it is no ConceptMap", "keep nothing but ConceptMaps in this folder");
        }
      }
    }
  }

  private void add(ContentFile file) {
    try {
      JsonNode tree = JSON.readTree(file.text());
      String text = dropLogic(tree) ? JSON.writeValueAsString(tree) : file.text();
      MetadataResource resource = (MetadataResource) parser.parseResource(text);
      if (resource.getUrl() == null) {
        problem(file, 1, "the resource has no url", "give it its canonical URL");
      } else if (fileOf.containsKey(resource.getUrl())) {
        problem(
            file,
            file.lineOf("/url"),
            "two resources have this url, the other is in " + file(resource.getUrl()).name(),
            "make it unique");
      } else {
        fileOf.put(resource.getUrl(), file);
        resources.add(resource);
      }
    } catch (JacksonException malformed) {
      int line = malformed.getLocation() == null ? 0 : malformed.getLocation().getLineNr();
      problem(file, line, "not JSON: " + malformed.getOriginalMessage(), "mend the syntax");
    } catch (DataFormatException | ClassCastException invalid) {
      problem(file, 0, "not FHIR R4: " + invalid.getMessage(), "mend the resource");
    }
  }

  /**
   * Drops the CQL and ELM that a library carries for other engines, most of the bytes of the
   * content: the logic is read from {@code cql/} and {@code elm/}.
   *
   * @return whether there was any
   */
  private static boolean dropLogic(JsonNode resource) {
    boolean isDropped = false;
    if (resource.path("resourceType").asString("").equals("Library")) {
      for (JsonNode attachment : resource.path("content")) {
        if (attachment instanceof ObjectNode object && object.path("data").isString()) {
          object.remove("data");
          isDropped = true;
        }
      }
    }
    return isDropped;
  }

  private void problem(ContentFile file, int line, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), line, message, mend));
  }

  /** What was wrong with the files. */
  public List<ContentProblem> problems() {
    return List.copyOf(problems);
  }

  /** The file that a resource came from, by its canonical URL without version. */
  public ContentFile file(String url) {
    ContentFile file = fileOf.get(url);
    return file == null ? new ContentFile(url, "") : file;
  }

  /** The one PlanDefinition; nothing if it could not be read. */
  public Optional<PlanDefinition> planDefinition() {
    return of(PlanDefinition.class).stream().findFirst();
  }

  /** The ActivityDefinitions. */
  public List<ActivityDefinition> activityDefinitions() {
    return of(ActivityDefinition.class);
  }

  /** An ActivityDefinition, by its canonical URL with or without version. */
  public Optional<ActivityDefinition> activityDefinition(String canonical) {
    return activityDefinitions().stream()
        .filter(each ->
            canonical.equals(each.getUrl())
                || canonical.equals(each.getUrl() + "|" + each.getVersion()))
        .findFirst();
  }

  /** The code systems. */
  public List<CodeSystem> codeSystems() {
    return of(CodeSystem.class);
  }

  /** The value sets. */
  public List<ValueSet> valueSets() {
    return of(ValueSet.class);
  }

  /** The concept maps. */
  public List<ConceptMap> conceptMaps() {
    return of(ConceptMap.class);
  }

  /** The concept maps of the site. */
  public List<ConceptMap> siteMaps() {
    return List.copyOf(siteMaps);
  }

  /** The maps from spellings of units to UCUM. */
  public List<ConceptMap> unitSpellings() {
    return List.copyOf(unitSpellings);
  }

  /** The questionnaires. */
  public List<Questionnaire> questionnaires() {
    return of(Questionnaire.class);
  }

  /** The libraries. */
  public List<Library> libraries() {
    return of(Library.class);
  }

  private <T extends MetadataResource> List<T> of(Class<T> type) {
    return resources.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
