package dev.carpus.logic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * The branches of conditions: every operand of {@code and}, {@code or}, {@code not} and {@code
 * implies} in Boolean expressions, each of which a set of cases should have seen true and false.
 *
 * <p>What only groups operands is no branch: an {@code and} in an {@code and}, and a {@code not},
 * whose operand is one. Nor is there any inside queries and functions, where names of one record
 * are in scope.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#logical-operators-3">CQL, logical
 *     operators</a>
 */
public final class ConditionBranches {
  /**
   * One branch.
   *
   * @param name the name of the expression that the branch refers to; for one without a name that
   *     of the expression it stands in, with a number
   * @param library the library that defines it, or in which it stands
   * @param line the line of its definition, or where it starts, from 1; 0 where that is not known
   * @param expression the expression of the main library that {@link #withBranches} asks for it
   */
  public record Branch(String name, String library, int line, String expression) {}

  private final String main;
  private final ElmGraph graph;
  private final Map<String, ObjectNode> elm = new LinkedHashMap<>();
  private final Map<ExpressionName, Branch> branches = new LinkedHashMap<>();

  private ConditionBranches(ElmLibrary main, List<ElmLibrary> included) {
    this.main = main.name();
    graph = new ElmGraph(main, included);
    elm.put(main.name(), main.tree().deepCopy());
    included.forEach(library -> elm.put(library.name(), library.tree().deepCopy()));
  }

  /**
   * Finds the branches.
   *
   * @param main the library of the expressions
   * @param included the libraries that it includes, at any depth
   * @param expressions names of Boolean expressions; what they refer to is followed at any depth
   */
  public static ConditionBranches of(
      ElmLibrary main, List<ElmLibrary> included, Collection<String> expressions) {
    ConditionBranches found = new ConditionBranches(main, included);
    BranchWalk walk = new BranchWalk(found.graph, found.elm, found::add);
    expressions.forEach(expression -> walk.definition(main.name(), expression));
    return found;
  }

  private void add(ExpressionName name, int line) {
    String expression =
        name.library().equals(main) ? name.name() : name.library() + "." + name.name();
    branches.putIfAbsent(name, new Branch(name.name(), name.library(), line, expression));
  }

  /** The branches, in the order in which they are met. */
  public List<Branch> branches() {
    return List.copyOf(branches.values());
  }

  /**
   * A program that answers the branches beside its own expressions, which stay what they are.
   *
   * @param program one of the libraries that the branches were found in
   */
  public LogicProgram withBranches(LogicProgram program) {
    ObjectNode asking = document(main).deepCopy();
    ElmRelocation relocation = new ElmRelocation(graph, main, asking);
    NavigableSet<String> expressions = new TreeSet<>(program.expressions());
    for (Branch branch : branches.values()) {
      expressions.add(branch.expression());
      if (!branch.library().equals(main)) {
        ObjectNode reference = BranchWalk.reference(branch.name());
        ElmJson.definitions(asking)
            .add(
                BranchWalk.definition(
                    branch.expression(), relocation.copy(branch.library(), reference)));
      }
    }
    List<ElmLibrary> included = new ArrayList<>();
    program
        .included()
        .forEach(library -> included.add(rewritten(library, document(library.name()))));
    return new LogicProgram(
        rewritten(program.main(), asking),
        included,
        expressions,
        program.terminology(),
        program.units(),
        program.parameters());
  }

  private ObjectNode document(String library) {
    return Objects.requireNonNull(elm.get(library), "a library of another program");
  }

  private static ElmLibrary rewritten(ElmLibrary library, ObjectNode elm) {
    return library.with(elm);
  }
}
