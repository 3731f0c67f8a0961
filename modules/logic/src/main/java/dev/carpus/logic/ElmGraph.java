package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.terminology.CodeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the expressions of a library and of those it includes read and rest on. */
public final class ElmGraph {
  private static final String BOOLEAN = "{urn:hl7-org:elm-types:r1}Boolean";

  /**
   * One kind of resource that is read.
   *
   * @param type the resource type
   * @param codePath the element that is filtered by value set; empty for no filter
   * @param valueSet the canonical URL of the value set; empty for no filter
   */
  public record Read(String type, String codePath, String valueSet) {
    /** The name of what is read, as {@link UnknownAwareElm#NOT_OBTAINED} may say it. */
    public String key() {
      return valueSet.isEmpty() ? type : type + "|" + valueSet;
    }
  }

  /**
   * All that an expression reaches.
   *
   * @param reads the retrieves
   * @param valueSets the canonical URLs of the value sets that are asked
   * @param evidence the names of expressions tagged {@code @evidence}
   * @param patientElements the elements of Patient that are read
   */
  public record Reach(
      Set<Read> reads,
      NavigableSet<String> valueSets,
      NavigableSet<String> evidence,
      NavigableSet<String> patientElements) {
    public Reach {
      reads = Set.copyOf(reads);
      valueSets = Collections.unmodifiableNavigableSet(new TreeSet<>(valueSets));
      evidence = Collections.unmodifiableNavigableSet(new TreeSet<>(evidence));
      patientElements = Collections.unmodifiableNavigableSet(new TreeSet<>(patientElements));
    }

    /** The resource types that are read, Patient aside. */
    public NavigableSet<String> types() {
      NavigableSet<String> types = new TreeSet<>();
      reads.forEach(read -> types.add(read.type()));
      types.remove("Patient");
      return types;
    }
  }

  private final String main;
  private final Map<String, ObjectNode> libraries = new HashMap<>();

  /** Reads the libraries. */
  public ElmGraph(ElmLibrary main, List<ElmLibrary> included) {
    this.main = main.name();
    libraries.put(main.name(), ElmJson.library(main.json()));
    included.forEach(library -> libraries.put(library.name(), ElmJson.library(library.json())));
  }

  /** The name of the main library. */
  String main() {
    return main;
  }

  /** The names of the main library's expressions that give a Boolean. */
  public NavigableSet<String> booleanExpressions() {
    NavigableSet<String> names = new TreeSet<>();
    for (JsonNode definition : ElmJson.definitions(library(main))) {
      if (BOOLEAN.equals(text(definition, "resultTypeName")) && !isFunction(definition)) {
        names.add(text(definition, "name"));
      }
    }
    return names;
  }

  /** The names of all the main library's expressions. */
  public NavigableSet<String> expressions() {
    NavigableSet<String> names = new TreeSet<>();
    for (JsonNode definition : ElmJson.definitions(library(main))) {
      if (!isFunction(definition)) {
        names.add(text(definition, "name"));
      }
    }
    return names;
  }

  /** The canonical URLs of the value sets that the libraries declare. */
  public NavigableSet<String> valueSets() {
    return ids("valueSets");
  }

  /** The canonical URLs of the code systems that the libraries declare. */
  public NavigableSet<String> codeSystems() {
    return ids("codeSystems");
  }

  private NavigableSet<String> ids(String kind) {
    NavigableSet<String> ids = new TreeSet<>();
    libraries.forEach(
        (name, _) -> declared(name, kind).forEach(definition -> ids.add(text(definition, "id"))));
    return ids;
  }

  /** The codes that the libraries declare. */
  public NavigableSet<CodeKey> codes() {
    NavigableSet<CodeKey> codes = new TreeSet<>();
    libraries.forEach((name, _) ->
        declared(name, "codes")
            .forEach(definition -> {
              String system = text(definition.path("codeSystem"), "name");
              codes.add(new CodeKey(idOf(name, "codeSystems", system), text(definition, "id")));
            }));
    return codes;
  }

  private JsonNode declared(String library, String kind) {
    return library(library).path(kind).path("def");
  }

  /** The id of a declaration of a kind, by the name that a library gives it; empty for none. */
  private String idOf(String library, String kind, String name) {
    for (JsonNode definition : declared(library, kind)) {
      if (text(definition, "name").equals(name)) {
        return text(definition, "id");
      }
    }
    return "";
  }

  /** The names of the main library's parameters. */
  public NavigableSet<String> parameters() {
    NavigableSet<String> names = new TreeSet<>();
    library(main)
        .path("parameters")
        .path("def")
        .forEach(definition -> names.add(text(definition, "name")));
    return names;
  }

  /** What an expression of the main library reaches, at any depth. */
  public Reach reach(String expression) {
    Walk walk = new Walk();
    walk.definition(main, expression);
    return walk.reach();
  }

  /** What a piece of a library reaches, at any depth. */
  Reach reach(String library, JsonNode piece) {
    Walk walk = new Walk();
    walk.node(library, piece);
    return walk.reach();
  }

  /** The definition of an expression; nothing if there is none. */
  Optional<JsonNode> definition(String libraryName, String name) {
    for (JsonNode definition : ElmJson.definitions(library(libraryName))) {
      if (text(definition, "name").equals(name)) {
        return Optional.of(definition);
      }
    }
    return Optional.empty();
  }

  /** The library in which a reference finds its definition. */
  String owner(String library, JsonNode reference) {
    String alias = text(reference, "libraryName");
    for (JsonNode include : library(library).path("includes").path("def")) {
      if (text(include, "localIdentifier").equals(alias)) {
        return text(include, "path");
      }
    }
    return library;
  }

  /** The canonical URL of a value set by the name that a library gives it; empty for none. */
  String valueSet(String library, String name) {
    return idOf(library, "valueSets", name);
  }

  /** What a retrieve of a library reads. */
  Read read(String library, JsonNode retrieve) {
    String type = text(retrieve, "dataType").replaceFirst("^\\{.*}", "");
    String valueSet = valueSet(library, text(retrieve.path("codes"), "name"));
    return new Read(type, valueSet.isEmpty() ? "" : text(retrieve, "codeProperty"), valueSet);
  }

  private ObjectNode library(String name) {
    ObjectNode library = libraries.get(name);
    if (library == null) {
      throw new IllegalArgumentException("no library " + name + " among those given");
    }
    return library;
  }

  private static boolean isFunction(JsonNode definition) {
    return "FunctionDef".equals(text(definition, "type"));
  }

  private final class Walk {
    private final Set<Read> reads = new HashSet<>();
    private final NavigableSet<String> valueSets = new TreeSet<>();
    private final NavigableSet<String> evidence = new TreeSet<>();
    private final NavigableSet<String> patientElements = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();

    Reach reach() {
      return new Reach(reads, valueSets, evidence, patientElements);
    }

    void definition(String library, String name) {
      if (!seen.add(library + "|" + name)) {
        return;
      }
      for (JsonNode definition : ElmJson.definitions(library(library))) {
        if (text(definition, "name").equals(name)) {
          if (library.equals(main) && isEvidence(definition)) {
            evidence.add(name);
          }
          node(library, definition.path("expression"));
        }
      }
    }

    void node(String library, JsonNode node) {
      switch (text(node, "type")) {
        case "ExpressionRef", "FunctionRef" -> definition(owner(library, node), text(node, "name"));
        case "Retrieve" -> reads.add(read(library, node));
        case "InValueSet", "AnyInValueSet" ->
            valueSets.add(valueSet(library, text(node.path("valueset"), "name")));
        case "ValueSetRef" -> valueSets.add(valueSet(library, text(node, "name")));
        case "Property" -> property(node);
        default -> {}
      }
      List<JsonNode> children = new ArrayList<>();
      node.forEach(children::add);
      children.forEach(child -> node(library, child));
    }

    private void property(JsonNode node) {
      JsonNode source = node.path("source");
      if ("ExpressionRef".equals(text(source, "type")) && "Patient".equals(text(source, "name"))) {
        patientElements.add(text(node, "path").replaceFirst("\\..*", ""));
      }
    }

    private boolean isEvidence(JsonNode definition) {
      for (JsonNode annotation : definition.path("annotation")) {
        for (JsonNode tag : annotation.path("t")) {
          if ("evidence".equals(text(tag, "name"))) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
