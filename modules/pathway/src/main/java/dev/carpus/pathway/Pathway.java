package dev.carpus.pathway;

import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.logic.UnsupportedElm;
import dev.carpus.terminology.UnmappedCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One guideline, loaded and ready to be evaluated for any patient; thread-safe.
 *
 * <p>It is made by a {@link dev.carpus.pathway.content.PathwayLoader}.
 */
public final class Pathway {
  private final Guideline guideline;
  private final RuleBook rules;
  private final PrefetchPlan prefetch;
  private final ClinicalLogic logic;
  private final Function<Map<String, String>, ClinicalLogic> otherwise;
  private final Map<String, RuleVocabulary> vocabularies;
  private final List<ConditionBranch> branches;
  private final Duration snooze;
  private final CardTemplates cards;

  /**
   * A pathway of these parts.
   *
   * @param otherwise the same logic with other parameters, by name
   * @param vocabularies the terms of every rule, by its id
   * @param branches the branches of its conditions that the logic answers, too
   * @param snooze for how long a rule rests that a user has overridden
   */
  public Pathway(
      Guideline guideline,
      PrefetchPlan prefetch,
      ClinicalLogic logic,
      Function<Map<String, String>, ClinicalLogic> otherwise,
      Map<String, RuleVocabulary> vocabularies,
      List<ConditionBranch> branches,
      Duration snooze) {
    this.guideline = guideline;
    rules = new RuleBook(guideline, logic::question);
    this.prefetch = prefetch;
    this.logic = logic;
    this.otherwise = otherwise;
    this.vocabularies = Map.copyOf(vocabularies);
    this.branches = List.copyOf(branches);
    this.snooze = snooze;
    cards = new CardTemplates(guideline, this.vocabularies);
  }

  /** The guideline. */
  public Guideline guideline() {
    return guideline;
  }

  /** What is known of its cards before there is any patient. */
  CardTemplates cards() {
    return cards;
  }

  /** What it asks of a patient's record. */
  public PrefetchPlan prefetch() {
    return prefetch;
  }

  /**
   * The same pathway where a site sets these parameters.
   *
   * @throws IllegalArgumentException if there is no such parameter, or it cannot have that value
   */
  public Pathway withParameters(Map<String, String> parameters) {
    return new Pathway(
        guideline,
        prefetch,
        otherwise.apply(parameters),
        otherwise,
        vocabularies,
        branches,
        snooze);
  }

  /** The terms that a rule of this pathway rests on. */
  public RuleVocabulary vocabulary(Rule rule) {
    return Objects.requireNonNull(vocabularies.get(rule.id()), "a rule of another pathway");
  }

  /** For how long a rule rests that a user has overridden with a reason (P-64). */
  public Duration snooze() {
    return snooze;
  }

  /** Evaluates every rule for a call, where nothing is held back from outside. */
  public Evaluation evaluate(HookContext context, PatientRecord record, Moment moment) {
    return evaluate(context, record, moment, Restraints.none());
  }

  /**
   * Evaluates every rule for a call: once, or on the order hooks once for each order to be judged.
   *
   * @param restraints what is held back from outside
   * @throws dev.carpus.logic.EvaluationFailure if the logic cannot be evaluated; that is never the
   *     same as nothing found
   * @throws UnusableDraftsException if the orders of the context cannot be read
   */
  public Evaluation evaluate(
      HookContext context, PatientRecord record, Moment moment, Restraints restraints) {
    DraftOrders orders = DraftOrders.of(context);
    List<Optional<DraftOrder>> drafts =
        orders.judged().isEmpty()
            ? List.of(Optional.empty())
            : orders.judged().stream().map(Optional::of).toList();
    List<Judgement> judgements = new ArrayList<>();
    List<UnmappedCode> unmapped = List.of();
    for (Optional<DraftOrder> draft : drafts) {
      Answers answers =
          answers(orders, orders.in(record, context.hook().hookName(), draft), moment);
      unmapped = answers.unmapped();
      List<Finding> findings = new RuleEvaluation(answers).findings(rules);
      Silencing silencing = new Silencing(guideline, rules, findings, context, restraints);
      judgements.add(new Judgement(draft, silencing.findings(), values(answers)));
    }
    return new Evaluation(judgements, unmapped, restraints.off());
  }

  private Answers answers(DraftOrders orders, PatientRecord record, Moment moment) {
    try {
      return logic.answer(record, moment);
    } catch (UnreadableResources unreadable) {
      orders.checkNoneOf(unreadable.resources());
      throw unreadable;
    }
  }

  /** Why its logic runs on an engine that is right, but slow; nothing where it is compiled. */
  public List<UnsupportedElm> notCompiled() {
    return logic.notCompiled();
  }

  /** The branches of its conditions; none unless it was loaded so as to ask them. */
  public List<ConditionBranch> branches() {
    return branches;
  }

  private Map<String, Ternary> values(Answers answers) {
    Map<String, Ternary> values = new HashMap<>();
    for (ConditionBranch branch : branches) {
      if (answers.expressions().contains(branch.expression())) {
        values.put(branch.expression(), answers.to(branch.expression()).value());
      }
    }
    return values;
  }
}
