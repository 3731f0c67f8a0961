package dev.carpus.logic;

import static dev.carpus.logic.ElmJson.text;

import dev.carpus.logic.ElmGraph.Read;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * ELM in which absence is only believed where the data was obtained.
 *
 * <p>CQL's {@code exists} of nothing is false, also when nobody could ask. Here every {@code
 * exists} that reads the record becomes <i>exists, or not known</i>: it stays true when a record is
 * found, and is null instead of false when a resource type that it rests on is named in the
 * parameter {@link #NOT_OBTAINED}, or a retrieve by its {@link ElmGraph.Read#key}, because a record
 * that it gives could not be used whole. The rest of CQL's three-valued logic carries that null to
 * the rule.
 *
 * <p>An {@code exists} rests on the resources that it goes through, and on those that its
 * conditions look at as well if there is any resource to go through.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#exists">CQL, exists</a>
 */
public final class UnknownAwareElm {
  /** The parameter, a list of resource type names and keys, that the result has beside its own. */
  public static final String NOT_OBTAINED = "NOT_OBTAINED";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String STATEMENTS = "statements";

  /** The members of a library that are changed in place, and so in a copy. */
  private static final List<String> CHANGED = List.of("parameters", "includes");

  private static final String STRING = "{urn:hl7-org:elm-types:r1}String";

  /** A retrieve, and the library in which it stands. */
  private record Source(String library, ObjectNode retrieve) {}

  private final String name;
  private final ElmGraph graph;
  private final ElmRelocation relocation;

  private UnknownAwareElm(String name, ElmGraph graph, ObjectNode elm) {
    this.name = name;
    this.graph = graph;
    relocation = new ElmRelocation(graph, name, elm);
  }

  /**
   * Rewrites a library, and those that it includes.
   *
   * @param main the library
   * @param included the libraries that it includes, at any depth
   * @return all of them, in this order
   */
  public static List<ElmLibrary> rewrite(ElmLibrary main, List<ElmLibrary> included) {
    return rewrite(main, included, new ElmGraph(main, included));
  }

  /**
   * The same, by what is known of the libraries already.
   *
   * @param graph of them
   */
  public static List<ElmLibrary> rewrite(
      ElmLibrary main, List<ElmLibrary> included, ElmGraph graph) {
    return Stream.concat(Stream.of(main), included.stream())
        .map(library -> rewrite(library, graph))
        .toList();
  }

  private static ElmLibrary rewrite(ElmLibrary library, ElmGraph graph) {
    ObjectNode elm = library.tree().objectNode();
    elm.setAll(library.tree());
    for (String changed : CHANGED) {
      if (elm.has(changed)) {
        elm.set(changed, elm.get(changed).deepCopy());
      }
    }
    new UnknownAwareElm(library.name(), graph, elm).rewrite(elm);
    return library.with(elm);
  }

  private void rewrite(ObjectNode elm) {
    ObjectNode parameter = NODES.objectNode().put("name", NOT_OBTAINED);
    parameter.put("accessLevel", "Public");
    ObjectNode type = parameter.putObject("parameterTypeSpecifier");
    type.put("type", "ListTypeSpecifier");
    type.putObject("elementType").put("type", "NamedTypeSpecifier").put("name", STRING);
    elm.withObjectProperty("parameters").withArrayProperty("def").add(parameter);
    elm.set(STATEMENTS, rewritten(elm.withObjectProperty(STATEMENTS)));
  }

  /** A rewritten copy; the original is as it was. */
  private JsonNode rewritten(JsonNode node) {
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode(array.size());
        array.forEach(element -> copy.add(rewritten(element)));
        yield copy;
      }
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object.forEachEntry((member, value) -> copy.set(member, rewritten(value)));
        yield "Exists".equals(text(object, "type")) ? orUnknown(copy, object) : copy;
      }
      default -> node;
    };
  }

  private JsonNode orUnknown(ObjectNode exists, JsonNode original) {
    JsonNode list = original.get("operand");
    List<Source> sources = new ArrayList<>();
    boolean isFollowed = throughWhat(name, list, sources);
    Set<Read> all = withoutPatient(graph.reach(name, list).reads());
    if (all.isEmpty()) {
      return exists;
    }
    Set<Read> through = isFollowed ? readsOf(sources) : all;
    JsonNode result = or(exists, nullIf(notObtained(through)));
    Set<Read> looked = new HashSet<>(all);
    looked.removeAll(through);
    return looked.isEmpty()
        ? result
        : or(
            result,
            choice(
                notObtained(looked), nullIf(anyOf(sources.stream().map(this::exists).toList()))));
  }

  private static Set<Read> withoutPatient(Set<Read> reads) {
    return reads.stream()
        .filter(read -> !"Patient".equals(read.type()))
        .collect(Collectors.toSet());
  }

  /**
   * Collects the retrieves whose resources a list goes through, in whichever library they stand.
   *
   * @param library the library in which the list stands
   * @return whether the list's shape is one that could be followed to its retrieves
   */
  private boolean throughWhat(String library, JsonNode list, List<Source> sources) {
    switch (text(list, "type")) {
      case "Retrieve" -> sources.add(new Source(library, (ObjectNode) list));
      case "Query" -> {
        return list.path("source").size() == 1
            && list.path("relationship").isEmpty()
            && throughWhat(library, list.path("source").get(0).path("expression"), sources);
      }
      case "Union" -> {
        return throughWhat(library, list.path("operand").get(0), sources)
            && throughWhat(library, list.path("operand").get(1), sources);
      }
      case "As" -> {
        return throughWhat(library, list.path("operand"), sources);
      }
      case "ExpressionRef" -> {
        String owner = graph.owner(library, list);
        return graph
            .definition(owner, text(list, "name"))
            .map(definition -> throughWhat(owner, definition.path("expression"), sources))
            .orElse(false);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Set<Read> readsOf(List<Source> sources) {
    return sources.stream()
        .map(source -> graph.read(source.library(), source.retrieve()))
        .collect(Collectors.toSet());
  }

  private static JsonNode notObtained(Collection<Read> reads) {
    NavigableSet<String> keys = new TreeSet<>();
    for (Read read : reads) {
      keys.add(read.type());
      keys.add(read.key());
    }
    return anyOf(keys.stream().map(UnknownAwareElm::isNotObtained).toList());
  }

  private static ObjectNode isNotObtained(String key) {
    ObjectNode in = NODES.objectNode().put("type", "In");
    ArrayNode operands = in.putArray("operand");
    operands.addObject().put("type", "Literal").put("valueType", STRING).put("value", key);
    operands.addObject().put("type", "ParameterRef").put("name", NOT_OBTAINED);
    return in;
  }

  private ObjectNode exists(Source source) {
    ObjectNode exists = NODES.objectNode().put("type", "Exists");
    exists.set("operand", relocation.copy(source.library(), source.retrieve()));
    return exists;
  }

  private static ObjectNode anyOf(List<ObjectNode> conditions) {
    return conditions.stream().reduce(UnknownAwareElm::or).orElseThrow();
  }

  private static ObjectNode nullIf(JsonNode condition) {
    ObjectNode unknown = NODES.objectNode().put("type", "As").put("asType", ElmJson.BOOLEAN);
    unknown.putObject("operand").put("type", "Null");
    return choice(condition, unknown);
  }

  /** A value where a condition is true, which is not worked out elsewhere; false elsewhere. */
  private static ObjectNode choice(JsonNode condition, JsonNode value) {
    ObjectNode choice = NODES.objectNode().put("type", "If");
    choice.set("condition", condition);
    choice.set("then", value);
    choice
        .putObject("else")
        .put("type", "Literal")
        .put("valueType", ElmJson.BOOLEAN)
        .put("value", "false");
    return choice;
  }

  private static ObjectNode or(JsonNode left, JsonNode right) {
    ObjectNode either = NODES.objectNode().put("type", "Or");
    either.putArray("operand").add(left).add(right);
    return either;
  }
}
