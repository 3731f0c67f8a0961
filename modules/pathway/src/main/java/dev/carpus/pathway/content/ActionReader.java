package dev.carpus.pathway.content;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.pathway.Citation;
import dev.carpus.pathway.Proposal;
import dev.carpus.pathway.RuleCondition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition.ActionPrecheckBehavior;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.TriggerDefinition;

/** Reads the elements of single actions. */
final class ActionReader {
  private static final String CQL = "text/cql";
  private static final String EXTENSIONS = "https://carpus.example/fhir/StructureDefinition/";

  /** A reference to an expression of a library: {@code Library."Name"}. */
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z_]\\w*\\.\"([^\"]+)\"");

  private final FhirContent content;
  private final ContentFile file;
  private final List<ContentProblem> problems;
  private final OrderReader orders;

  ActionReader(FhirContent content, ContentFile file, List<ContentProblem> problems) {
    this.content = content;
    this.file = file;
    this.problems = problems;
    orders = new OrderReader(content, problems);
  }

  /** An action, and where it stands in its file. */
  record At(PlanDefinitionActionComponent action, String pointer) {
    /** The actions below it. */
    List<At> below() {
      List<At> below = new ArrayList<>();
      for (int i = 0; i < action.getAction().size(); i++) {
        below.add(new At(action.getAction().get(i), pointer + "/action/" + i));
      }
      return below;
    }

    String id() {
      return String.valueOf(action.getId());
    }
  }

  List<RuleCondition> conditions(At at) {
    List<RuleCondition> conditions = new ArrayList<>();
    for (int i = 0; i < at.action().getCondition().size(); i++) {
      condition(at.action().getCondition().get(i).getExpression(), at.pointer() + "/condition/" + i)
          .ifPresent(conditions::add);
    }
    return conditions;
  }

  /** The expressions in extensions of this name. */
  List<RuleCondition> expressions(At at, String name) {
    List<RuleCondition> expressions = new ArrayList<>();
    for (Extension extension : at.action().getExtensionsByUrl(EXTENSIONS + name)) {
      Expression expression =
          extension.getValue() instanceof Expression said ? said : new Expression();
      condition(expression, at.pointer() + "/extension").ifPresent(expressions::add);
    }
    return expressions;
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

  Optional<Indicator> indicator(At at) {
    if (!at.action().hasPriority()) {
      return Optional.empty();
    }
    return switch (at.action().getPriority()) {
      case ROUTINE -> Optional.of(Indicator.INFO);
      case URGENT -> Optional.of(Indicator.WARNING);
      case STAT -> Optional.of(Indicator.CRITICAL);
      default -> {
        problem(
            at.pointer() + "/priority",
            "priority " + at.action().getPriority().toCode() + " is no indicator",
            "use routine (info), urgent (warning) or stat (critical)");
        yield Optional.empty();
      }
    };
  }

  /** The hooks that its triggers name; those given where it has no trigger. */
  Set<Hook> hooks(At at, Set<Hook> inherited) {
    if (!at.action().hasTrigger()) {
      return inherited;
    }
    Set<Hook> hooks = EnumSet.noneOf(Hook.class);
    for (TriggerDefinition trigger : at.action().getTrigger()) {
      Optional<Hook> hook = Hook.named(String.valueOf(trigger.getName()));
      hook.ifPresent(hooks::add);
      if (hook.isEmpty()) {
        problem(
            at.pointer() + "/trigger",
            "unknown hook " + trigger.getName(),
            "use one of " + Hook.names() + " in a named-event");
      }
    }
    return hooks;
  }

  static Optional<Coding> topic(At at) {
    if (!at.action().hasCode()) {
      return Optional.empty();
    }
    var coding = at.action().getCodeFirstRep().getCodingFirstRep();
    return Optional.of(
        new Coding(
            String.valueOf(coding.getSystem()),
            String.valueOf(coding.getCode()),
            Optional.ofNullable(coding.getDisplay())));
  }

  static List<Citation> citations(At at) {
    List<Citation> citations = new ArrayList<>();
    for (RelatedArtifact artifact : at.action().getDocumentation()) {
      citations.add(
          new Citation(
              artifact.hasLabel() ? artifact.getLabel() : artifact.getType().toCode(),
              String.valueOf(artifact.getDisplay()),
              Optional.ofNullable(artifact.getCitation())));
    }
    return citations;
  }

  /**
   * The order that it suggests.
   *
   * @param alternatives the action of whose orders only one may be taken
   */
  Optional<Proposal> proposal(At at, Optional<String> alternatives) {
    if (!(at.action().getDefinition() instanceof CanonicalType canonical)) {
      return Optional.empty();
    }
    var activity = content.activityDefinition(canonical.getValue());
    if (activity.isEmpty()) {
      problem(
          at.pointer() + "/definitionCanonical",
          "no ActivityDefinition " + canonical.getValue(),
          "correct the canonical, or add the ActivityDefinition");
      return Optional.empty();
    }
    return orders
        .read(activity.get())
        .map(order ->
            new Proposal(
                at.id(),
                order,
                isMarked(at, "replaces-draft"),
                alternatives,
                at.action().getPrecheckBehavior() == ActionPrecheckBehavior.YES));
  }

  /** Whether an extension of this name says so. */
  static boolean isMarked(At at, String name) {
    Extension extension = at.action().getExtensionByUrl(EXTENSIONS + name);
    return extension != null
        && extension.getValue() instanceof BooleanType said
        && Boolean.TRUE.equals(said.getValue());
  }

  /** What an extension of this name says. */
  static Optional<String> text(At at, String name) {
    return Optional.ofNullable(at.action().getExtensionByUrl(EXTENSIONS + name))
        .map(Extension::getValue)
        .map(Base::primitiveValue);
  }

  private void problem(String pointer, String message, String mend) {
    problems.add(ContentProblem.error(file.name(), file.lineOf(pointer), message, mend));
  }
}
