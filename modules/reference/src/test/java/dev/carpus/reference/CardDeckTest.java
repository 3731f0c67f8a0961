package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.card.SelectionBehavior;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.HeldBack;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.Restraints;
import dev.carpus.pathway.Snoozes;
import dev.carpus.pathway.UnusableDraftsException;
import dev.carpus.pathway.content.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Section 1.1 of the rules: how rules that speak become cards, with rules that hold on demand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardDeckTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Moment MOMENT =
      new Moment(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final PatientRecord RECORD =
      new PatientRecord(
          "p1",
          Optional.empty(),
          List.of(RawResource.of("Patient", "{\"resourceType\":\"Patient\",\"id\":\"p1\"}")),
          Set.of());

  private final Pathway pathway;

  CardDeckTest(@TempDir Path folder) throws IOException {
    pathway = SmallPathway.load("deck", folder, Site.none());
  }

  private static HookContext view(String user) {
    return new HookContext.PatientView(user, "p1", Optional.empty());
  }

  private Evaluation evaluate(HookContext context, Snoozes snoozes, String... holding) {
    return evaluate(context, new Restraints(Map.of(), snoozes), holding);
  }

  private Evaluation evaluate(HookContext context, Restraints restraints, String... holding) {
    Map<String, String> parameters = new HashMap<>();
    for (String name : holding) {
      parameters.put(name, "true");
    }
    return pathway.withParameters(parameters).evaluate(context, RECORD, MOMENT, restraints);
  }

  private CdsResponse answer(HookContext context, String... holding) {
    return new CardDeck(pathway, URI.create("http://127.0.0.1"), UUID::randomUUID)
        .answer(evaluate(context, Snoozes.none(), holding), context, MOMENT);
  }

  private List<Card> cards(String... holding) {
    return answer(view("Practitioner/1"), holding).cards();
  }

  private static List<String> rules(Card card) {
    return MAPPER
        .readTree(
            Optional.ofNullable(card.extension().values().get(CardDeck.WHY)).orElseThrow().text())
        .path("rules")
        .valueStream()
        .map(rule -> rule.asString(""))
        .toList();
  }

  private static List<List<String>> rules(List<Card> cards) {
    return cards.stream().map(CardDeckTest::rules).toList();
  }

  private static List<String> labels(Card card) {
    return card.suggestions().stream().map(Suggestion::label).toList();
  }

  private Finding finding(Evaluation evaluation, String rule) {
    return evaluation
        .findings()
        .filter(finding -> finding.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sortsByIndicatorAndThenByGroup() {
    List<Card> cards = cards("PICTURES", "OINTMENT", "SALTS", "SALTS_ARE_LOW");
    assertThat(rules(cards))
        .containsExactly(List.of("P-61"), List.of("P-23", "P-24"), List.of("P-31"));
    assertThat(cards.getFirst().indicator()).isEqualTo(Indicator.WARNING);
  }

  @Test
  void leavesThreeCardsAsTheyAre() {
    assertThat(cards("PICTURES", "SALTS", "OINTMENT")).hasSize(3);
  }

  @Test
  void makesTheThirdAndAllAfterItOneCard() {
    List<Card> cards = cards("PICTURES", "SALTS", "OINTMENT", "MUSCLE", "REFERRAL");
    assertThat(rules(cards))
        .containsExactly(
            List.of("P-23", "P-24"), List.of("P-61"), List.of("P-31", "P-48", "P-49", "P-55"));
    Card third = cards.get(2);
    assertThat(third.summary().text()).isEqualTo("Ointment (and 2 more)");
    assertThat(third.source().topic().orElseThrow().code()).isEqualTo("treatment");
    assertThat(third.detail().orElseThrow().text())
        .contains("Detail of P-31.", "**Study of the muscle**", "**Referral**");
  }

  @Test
  void losesNoWarningToTheLimit() {
    List<Card> cards =
        cards("PICTURES", "SALTS", "SALTS_ARE_LOW", "OINTMENT", "MUSCLE", "REFERRAL");
    assertThat(cards).hasSize(3);
    assertThat(cards.getFirst().summary().text()).isEqualTo("Salts are low");
    assertThat(cards.stream().flatMap(card -> rules(card).stream()))
        .contains("P-61", "P-23", "P-31", "P-48", "P-55");
  }

  @Test
  void offersAlternativesOfWhichOneMayBeTaken() {
    Card card = cards("PICTURES", "MAGNET_IS_SAFE").getFirst();
    assertThat(labels(card)).containsExactly("MRI", "Ultrasound");
    assertThat(card.selectionBehavior()).contains(SelectionBehavior.AT_MOST_ONE);
    assertThat(card.suggestions()).noneMatch(Suggestion::isRecommended);
  }

  @Test
  void recommendsOneAlternativeAndNeverTwo() {
    Card one = cards("PICTURES", "MAGNET_IS_SAFE", "ULTRASOUND_IS_BETTER").getFirst();
    assertThat(one.suggestions().stream().filter(Suggestion::isRecommended).map(Suggestion::label))
        .containsExactly("Ultrasound");
    assertThat(rules(one)).containsExactly("P-23", "P-24", "P-25");
    Card both =
        cards("PICTURES", "MAGNET_IS_SAFE", "ULTRASOUND_IS_BETTER", "MAGNET_IS_BETTER").getFirst();
    assertThat(both.suggestions()).noneMatch(Suggestion::isRecommended);
  }

  @Test
  void withholdsAnAlternativeWhoseClauseDoesNotHold() {
    assertThat(labels(cards("PICTURES").getFirst())).containsExactly("Ultrasound");
  }

  @Test
  void keepsOneAlternativeInAMergedCardAndNamesTheOther() {
    Card merged = mergedWithPictures();
    assertThat(labels(merged)).containsExactly("Ultrasound");
    assertThat(merged.selectionBehavior()).contains(SelectionBehavior.ANY);
    assertThat(merged.detail().orElseThrow().text()).contains("**Also possible:** MRI");
    assertThat(labels(mergedWithPictures("MAGNET_IS_BETTER"))).containsExactly("MRI");
  }

  /** The third card, where two warnings come first and other advice shares it. */
  private Card mergedWithPictures(String... more) {
    List<String> holding =
        new ArrayList<>(
            List.of(
                "SALTS",
                "SALTS_ARE_LOW",
                "MUSCLE",
                "MUSCLE_IS_WASTED",
                "PICTURES",
                "MAGNET_IS_SAFE",
                "OINTMENT"));
    holding.addAll(List.of(more));
    return cards(holding.toArray(String[]::new)).get(2);
  }

  @Test
  void suggestsAnOrderOnce() {
    List<Card> cards = cards("SALTS", "REFERRAL");
    assertThat(labels(cards.get(0))).containsExactly("Calcium");
    assertThat(cards.get(1).suggestions()).isEmpty();
    assertThat(labels(cards("REFERRAL").getFirst())).containsExactly("Calcium");
  }

  @Test
  void silencesInformationWhereAnEmergencySpeaks() {
    assertThat(rules(cards("EMERGENCY", "PICTURES", "SALTS"))).containsExactly(List.of("P-60"));
    assertThat(rules(cards("EMERGENCY", "PICTURES", "SALTS", "SALTS_ARE_LOW")))
        .containsExactly(List.of("P-60"), List.of("P-61"));
    Evaluation evaluation =
        evaluate(view("Practitioner/1"), Snoozes.none(), "EMERGENCY", "PICTURES");
    assertThat(finding(evaluation, "P-23").heldBackBy().map(HeldBack::reason))
        .contains("P-60 speaks");
    assertThat(finding(evaluation, "P-24").speaks()).isFalse();
  }

  @Test
  void letsARuleSpeakOnlyBesideAnother() {
    assertThat(cards()).isEmpty();
    assertThat(rules(cards("MUSCLE"))).containsExactly(List.of("P-48", "P-49"));
  }

  @Test
  void tellsPatientsWarningsAndWhatIsForThem() {
    for (String user : List.of("Patient/p1", "RelatedPerson/r1")) {
      List<Card> cards = answer(view(user), "PICTURES", "SALTS", "OINTMENT", "MUSCLE").cards();
      assertThat(rules(cards)).containsExactly(List.of("P-23"), List.of("P-61"));
      assertThat(cards).allMatch(card -> card.suggestions().isEmpty());
      assertThat(cards.getFirst().detail().orElseThrow().text())
          .contains("Plainly, P-23.")
          .doesNotContain("Detail of P-23.");
    }
    assertThat(rules(answer(view("Patient/p1"), "EMERGENCY").cards()))
        .containsExactly(List.of("P-60"));
  }

  @Test
  void putsOverrideReasonsOnEveryCard() {
    assertThat(cards("EMERGENCY", "SALTS", "SALTS_ARE_LOW"))
        .hasSize(2)
        .allMatch(card -> card.overrideReasons().size() == 6);
  }

  /** P-64: information rests, a warning never, and new evidence ends it. */
  @Test
  void letsInformationRestThatWasOverridden() {
    Snoozes snoozes = new Snoozes(Map.of("P-31", Set.of(), "P-61", Set.of(), "P-60", Set.of()));
    HookContext view = view("Practitioner/1");
    assertThat(finding(evaluate(view, snoozes, "OINTMENT"), "P-31").speaks()).isFalse();
    assertThat(finding(evaluate(view, snoozes, "MUSCLE"), "P-48").speaks()).isTrue();
    assertThat(finding(evaluate(view, snoozes, "SALTS"), "P-61").speaks()).isFalse();
    assertThat(finding(evaluate(view, snoozes, "SALTS", "SALTS_ARE_LOW"), "P-61").speaks())
        .isTrue();
    assertThat(finding(evaluate(view, snoozes, "EMERGENCY"), "P-60").speaks()).isTrue();
  }

  @Test
  void keepsARuleSilentThatIsSwitchedOff() {
    HookContext view = view("Practitioner/1");
    Evaluation evaluation = evaluateWithout("P-60", view, "EMERGENCY", "PICTURES");
    assertThat(finding(evaluation, "P-60").speaks()).isFalse();
    assertThat(finding(evaluation, "P-60").heldBackBy().map(HeldBack::reason))
        .contains("switched off: it speaks too often");
    assertThat(finding(evaluation, "P-23").speaks()).isTrue();
    assertThat(finding(evaluateWithout("P-23", view, "PICTURES"), "P-24").speaks()).isFalse();
  }

  @Test
  void saysInTheResponseWhatIsSwitchedOff() {
    HookContext view = view("Practitioner/1");
    CdsResponse response =
        new CardDeck(pathway, URI.create("http://127.0.0.1"), UUID::randomUUID)
            .answer(evaluateWithout("P-23", view, "PICTURES"), view, MOMENT);
    assertThat(response.cards()).isEmpty();
    assertThat(response.extension().values())
        .containsEntry(
            CardDeck.OFF,
            new JsonText("{\"rules\":[{\"id\":\"P-23\",\"reason\":\"it speaks too often\"}]}"));
    assertThat(answer(view, "PICTURES").extension().isEmpty()).isTrue();
  }

  private Evaluation evaluateWithout(String rule, HookContext context, String... holding) {
    return evaluate(
        context, new Restraints(Map.of(rule, "it speaks too often"), Snoozes.none()), holding);
  }

  private static JsonSlice drafts(String... ids) {
    StringBuilder entries = new StringBuilder();
    for (String id : ids) {
      String code = id.startsWith("same") ? "same" : id;
      entries
          .append(entries.isEmpty() ? "" : ",")
          .append("{\"resource\":{\"resourceType\":\"ServiceRequest\",\"id\":\"")
          .append(id)
          .append("\",\"status\":\"draft\",\"code\":{\"text\":\"*")
          .append(code)
          .append("*\"}}}");
    }
    byte[] json =
        ("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + entries + "]}")
            .getBytes(StandardCharsets.UTF_8);
    return new JsonSlice(json, 0, json.length);
  }

  private static HookContext sign(String... ids) {
    return new HookContext.OrderSign("Practitioner/1", "p1", Optional.empty(), drafts(ids));
  }

  private static HookContext select(List<String> selections, String... ids) {
    return new HookContext.OrderSelect(
        "Practitioner/1", "p1", Optional.empty(), selections, drafts(ids));
  }

  @Test
  void makesACardForEachRuleAndOrder() {
    List<Card> cards = answer(sign("d1", "d2"), "PICTURES").cards();
    assertThat(rules(cards)).containsExactly(List.of("P-12"), List.of("P-12"));
    assertThat(cards.getFirst().detail().orElseThrow().text()).contains("**Order:** \\*d1\\*");
  }

  @Test
  void judgesTheSelectedOrdersAlone() {
    List<Card> cards = answer(select(List.of("ServiceRequest/d2"), "d1", "d2")).cards();
    assertThat(cards).hasSize(1);
    assertThat(cards.getFirst().detail().orElseThrow().text()).contains("\\*d2\\*");
  }

  @Test
  void countsEqualOrdersOnce() {
    assertThat(answer(sign("same1", "same2", "other")).cards()).hasSize(2);
  }

  @Test
  void saysNothingWhereThereIsNoOrder() {
    assertThat(answer(sign()).cards()).isEmpty();
  }

  @Test
  void replacesADraftInOneSuggestion() {
    Card card = answer(sign("d1")).cards().getFirst();
    assertThat(card.selectionBehavior()).contains(SelectionBehavior.AT_MOST_ONE);
    List<Action> actions = card.suggestions().getFirst().actions();
    assertThat(actions).hasSize(2);
    assertThat(((Action.Delete) actions.getFirst()).resourceId()).hasToString("ServiceRequest/d1");
    assertThat(actions.get(1)).isInstanceOf(Action.Create.class);
  }

  /** each selection is among the drafts. */
  @Test
  void refusesASelectionThatIsNoDraft() {
    for (String selection : List.of("ServiceRequest/d9", "Device/d1")) {
      assertThatThrownBy(() -> answer(select(List.of(selection), "d1")))
          .isInstanceOf(UnusableDraftsException.class)
          .hasMessage("must name orders of draftOrders");
    }
  }

  @Test
  void refusesAnOrderWithoutAnId() {
    assertThatThrownBy(() -> answer(sign("")))
        .isInstanceOf(UnusableDraftsException.class)
        .hasMessage("must give every ServiceRequest an id");
  }
}
