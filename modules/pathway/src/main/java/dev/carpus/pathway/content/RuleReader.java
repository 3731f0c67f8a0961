package dev.carpus.pathway.content;

import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.Summary;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.OrderTemplate;
import dev.carpus.pathway.Rule;
import dev.carpus.pathway.RuleCondition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;

/**
 * Reads an action as a rule, and the actions below it as the rules that it carries.
 *
 * <p>The first applicability condition is the rule's Logic, each further one a Stop: what must be
 * true for the rule to speak. For any other engine they are conditions that must all hold.
 */
final class RuleReader {
  private static final String CQL = "text/cql";

  /**
   * The extension of an action that adds a line to its card: where its Boolean expression holds,
   * the number of records that the expression rests on, and its description.
   */
  private static final String NOTE = "https://carpus.example/fhir/StructureDefinition/note";

  /** A reference to an expression of a library: {@code Library."Name"}. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z_]\\w*\\.\"([^\"]+)\"");

  private final FhirContent content;
  private final ContentFile file;
  private final List<ContentProblem> problems;
  private final OrderReader orders = new OrderReader();
  private final Set<String> ids = new HashSet<>();

  RuleReader(FhirContent content, ContentFile file, List<ContentProblem> problems) {
    this.content = content;
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a rule and those it carries.
   *
   * @param mustSpeak whether it is of a group that makes cards
   */
  List<Rule> read(PlanDefinitionActionComponent action, String pointer, boolean mustSpeak) {
    return read(action, pointer, mustSpeak, Optional.empty());
  }

  private List<Rule> read(
      PlanDefinitionActionComponent action,
      String pointer,
      boolean mustSpeak,
      Optional<String> carrier) {
    check(action, pointer, mustSpeak);
    List<RuleCondition> conditions = conditions(action, pointer);
    String id = String.valueOf(action.getId());
    List<Rule> rules = new ArrayList<>();
    rules.add(
        new Rule(
            id,
            String.valueOf(action.getTitle()),
            String.valueOf(action.getDescription()),
            Optional.ofNullable(action.getTextEquivalent()),
            indicator(action, pointer),
            citations(action),
            conditions.stream().findFirst(),
            conditions.stream().skip(1).toList(),
            notes(action, pointer),
            order(action, pointer),
            carrier));
    for (int i = 0; i < action.getAction().size(); i++) {
      PlanDefinitionActionComponent below = action.getAction().get(i);
      rules.addAll(read(below, pointer + "/action/" + i, mustSpeak, Optional.of(id)));
    }
    return rules;
  }

  private void check(PlanDefinitionActionComponent action, String pointer, boolean mustSpeak) {
    String name = action.hasId() ? "rule " + action.getId() : "a rule";
    if (!action.hasId() || !ids.add(action.getId())) {
      problem(pointer, name + " has no id of its own", "give it its number, such as P-08");
    }
    if (!action.hasTitle() || !action.hasDescription()) {
      problem(pointer, name + " has no title or no description", "say what it advises");
    } else if (mustSpeak && action.getTitle().length() > Summary.MAX_LENGTH) {
      problem(
          pointer + "/title",
          name + " has a title of " + action.getTitle().length() + " characters",
          "use at most " + Summary.MAX_LENGTH);
    }
    if (!action.hasDocumentation()) {
      problem(pointer, name + " has no source", "name one in documentation, or say it was added");
    }
    if (mustSpeak && !action.hasPriority()) {
      problem(
          pointer,
          name + " has no indicator",
          "give it a priority: routine (info), urgent (warning) or stat (critical)");
    }
  }

  private List<RuleCondition> conditions(PlanDefinitionActionComponent action, String pointer) {
    List<RuleCondition> conditions = new ArrayList<>();
    for (int i = 0; i < action.getCondition().size(); i++) {
      condition(action.getCondition().get(i).getExpression(), pointer + "/condition/" + i)
          .ifPresent(conditions::add);
    }
    return conditions;
  }

  private List<RuleCondition> notes(PlanDefinitionActionComponent action, String pointer) {
    List<RuleCondition> notes = new ArrayList<>();
    for (Extension extension : action.getExtensionsByUrl(NOTE)) {
      Expression expression =
          extension.getValue() instanceof Expression said ? said : new Expression();
      condition(expression, pointer + "/extension").ifPresent(notes::add);
    }
    return notes;
  }

  private Optional<RuleCondition> condition(Expression expression, String pointer) {
    Matcher reference = REFERENCE.matcher(String.valueOf(expression.getExpression()));
    if (CQL.equals(expression.getLanguage())
        && expression.hasDescription()
        && reference.matches()) {
      return Optional.of(new RuleCondition(reference.group(1), expression.getDescription()));
    }
    problem(
        pointer + "/expression",
        "a condition needs the language " + CQL + ", a description and an expression",
        "name an expression as Library.\"Name\", and say in words what it means");
    return Optional.empty();
  }

  private Optional<Indicator> indicator(PlanDefinitionActionComponent action, String pointer) {
    if (!action.hasPriority()) {
      return Optional.empty();
    }
    return switch (action.getPriority()) {
      case ROUTINE -> Optional.of(Indicator.INFO);
      case URGENT -> Optional.of(Indicator.WARNING);
      case STAT -> Optional.of(Indicator.CRITICAL);
      default -> {
        problem(
            pointer + "/priority",
            "priority " + action.getPriority().toCode() + " is no indicator",
            "use routine (info), urgent (warning) or stat (critical)");
        yield Optional.empty();
      }
    };
  }

  private static List<Citation> citations(PlanDefinitionActionComponent action) {
    List<Citation> citations = new ArrayList<>();
    for (RelatedArtifact artifact : action.getDocumentation()) {
      citations.add(
          new Citation(
              artifact.hasLabel() ? artifact.getLabel() : artifact.getType().toCode(),
              String.valueOf(artifact.getDisplay()),
              Optional.ofNullable(artifact.getCitation())));
    }
    return citations;
  }

  private Optional<OrderTemplate> order(PlanDefinitionActionComponent action, String pointer) {
    if (!(action.getDefinition() instanceof CanonicalType canonical)) {
      return Optional.empty();
    }
    var activity = content.activityDefinition(canonical.getValue());
    if (activity.isEmpty()) {
      problem(
          pointer + "/definitionCanonical",
          "no ActivityDefinition " + canonical.getValue(),
          "correct the canonical, or add the ActivityDefinition");
      return Optional.empty();
    }
    return Optional.of(orders.read(activity.get()));
  }

  private void problem(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
