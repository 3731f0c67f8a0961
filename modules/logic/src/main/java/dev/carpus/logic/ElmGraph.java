package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.terminology.CodeKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the expressions of a library and of those it includes read and rest on. */
public final class ElmGraph {
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
   * @param evidence the expressions tagged {@code @evidence}, of all libraries
   * @param patientElements the elements of Patient that are read
   */
  public record Reach(
      Set<Read> reads,
      NavigableSet<String> valueSets,
      NavigableSet<ExpressionName> evidence,
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

  /** By library and name, a definition, or the overloads of a function. */
  private final Map<String, Map<String, List<JsonNode>>> definitions = new HashMap<>();

  /** What definitions say, each looked at once. */
  private final Map<ExpressionName, ElmPiece> pieces = new ConcurrentHashMap<>();

  /** What definitions reach, each walked from once. */
  private final Map<ExpressionName, Reach> reaches = new ConcurrentHashMap<>();

  /** Reads the libraries. */
  public ElmGraph(ElmLibrary main, List<ElmLibrary> included) {
    this.main = main.name();
    add(main);
    included.forEach(this::add);
  }

  private void add(ElmLibrary library) {
    ObjectNode elm = library.tree();
    Map<String, List<JsonNode>> byName = new HashMap<>();
    for (JsonNode definition : ElmJson.definitions(elm)) {
      byName.computeIfAbsent(text(definition, "name"), _ -> new ArrayList<>()).add(definition);
    }
    libraries.put(library.name(), elm);
    definitions.put(library.name(), byName);
  }

  /** The name of the main library. */
  String main() {
    return main;
  }

  /** The names of the main library's expressions that give a Boolean. */
  public NavigableSet<String> booleanExpressions() {
    NavigableSet<String> names = new TreeSet<>();
    for (JsonNode definition : ElmJson.definitions(library(main))) {
      if (ElmJson.BOOLEAN.equals(text(definition, "resultTypeName")) && !isFunction(definition)) {
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
              String system = idOf(name, "codeSystems", definition.path("codeSystem"));
              codes.add(new CodeKey(system, text(definition, "id")));
            }));
    return codes;
  }

  private JsonNode declared(String library, String kind) {
    return library(library).path(kind).path("def");
  }

  /** The id of the declaration of a kind that a library refers to; empty for none. */
  private String idOf(String library, String kind, JsonNode reference) {
    for (JsonNode definition : declared(owner(library, reference), kind)) {
      if (text(definition, "name").equals(text(reference, "name"))) {
        return text(definition, "id");
      }
    }
    return "";
  }

  /** The names of the parameters that the libraries declare. */
  public NavigableSet<String> parameters() {
    NavigableSet<String> names = new TreeSet<>();
    libraries.forEach((library, _) ->
        declared(library, "parameters").forEach(definition -> names.add(text(definition, "name"))));
    return names;
  }

  /**
   * The type of a parameter, in the first library that declares it; nothing if none does, or its
   * values cannot be given as texts.
   */
  public Optional<ParameterType> parameterType(String name) {
    return parameter(name)
        .map(definition -> text(definition.path("parameterTypeSpecifier"), "name"))
        .flatMap(ParameterType::of);
  }

  /** The value of a parameter that nobody sets, as an engine takes it; nothing if it has none. */
  public Optional<Object> parameterDefault(String name) {
    return parameter(name)
        .map(definition -> text(definition.path("default"), "value"))
        .flatMap(value -> parameterType(name).flatMap(type -> type.read(value)));
  }

  private Optional<JsonNode> parameter(String name) {
    return libraries.keySet().stream()
        .sorted()
        .flatMap(library -> declared(library, "parameters").valueStream())
        .filter(definition -> text(definition, "name").equals(name))
        .findFirst();
  }

  /** What an expression of the main library reaches, at any depth. */
  public Reach reach(String expression) {
    return reach(new ExpressionName(main, expression));
  }

  private Reach reach(ExpressionName expression) {
    return reaches.computeIfAbsent(
        expression,
        _ -> {
          ElmWalk walk = new ElmWalk(this);
          walk.definition(expression);
          return walk.reach();
        });
  }

  /** What a piece of a library reaches, at any depth. */
  Reach reach(String library, JsonNode piece) {
    ElmWalk walk = new ElmWalk(this);
    walk.take(ElmPiece.of(this, library, piece)).forEach(each -> walk.take(reach(each)));
    return walk.reach();
  }

  /** What a definition, or the overloads of a function, say. */
  ElmPiece piece(ExpressionName name) {
    return pieces.computeIfAbsent(
        name,
        _ ->
            ElmPiece.ofDefinitions(this, name.library(), definitions(name.library(), name.name())));
  }

  /** The definition of an expression; nothing if there is none. */
  Optional<JsonNode> definition(String library, String name) {
    return definitions(library, name).stream().findFirst();
  }

  /** The definition of an expression, or the overloads of a function. */
  List<JsonNode> definitions(String library, String name) {
    return definitionsOf(library).getOrDefault(name, List.of());
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

  /** The version of a library. */
  String version(String library) {
    return text(library(library).path("identifier"), "version");
  }

  /** The canonical URL of the value set that a library refers to; empty for none. */
  String valueSet(String library, JsonNode reference) {
    return idOf(library, "valueSets", reference);
  }

  /** What a retrieve of a library reads. */
  Read read(String library, JsonNode retrieve) {
    String type = text(retrieve, "dataType").replaceFirst("^\\{.*}", "");
    String valueSet = valueSet(library, retrieve.path("codes"));
    return new Read(type, valueSet.isEmpty() ? "" : text(retrieve, "codeProperty"), valueSet);
  }

  private ObjectNode library(String name) {
    return given(libraries, name);
  }

  private Map<String, List<JsonNode>> definitionsOf(String library) {
    return given(definitions, library);
  }

  private static <T> T given(Map<String, T> byLibrary, String name) {
    T value = byLibrary.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no library " + name + " among those given");
    }
    return value;
  }

  /** Whether a definition is that of a function. */
  static boolean isFunction(JsonNode definition) {
    return "FunctionDef".equals(text(definition, "type"));
  }
}
