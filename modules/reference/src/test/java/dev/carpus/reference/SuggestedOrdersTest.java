package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.Suggestion;
import dev.carpus.logic.Moment;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.CaseRun;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the cards of the authors' cases suggest: sound FHIR, and drafts that nobody has dosed. */
class SuggestedOrdersTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final URI BASE = URI.create("http://127.0.0.1");

  /** The elements of FHIR that can hold an amount of a drug. */
  private static final String DOSE =
      "\"(doseAndRate|doseQuantity|doseRange|rate\\w+|maxDosePer\\w+|quantity|initialFill)\"";

  private static final FhirValidator VALIDATOR = validator();
  private static final IParser STRICT =
      FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  private static final Set<String> ORDERABLE = activityDefinitions();

  private static final Map<String, List<SingleValidationMessage>> VALIDATED = new HashMap<>();
  private static final Set<String> IDS = new HashSet<>();

  private static Stream<ContentFile> content() {
    ContentFolder folder = ContentFolder.shipped();
    Path pathway = folder.pathways().getFirst();
    return Stream.of(
            folder.codeSystems(),
            folder.json(pathway, ""),
            folder.json(pathway.resolve("terminology"), ""))
        .flatMap(List::stream)
        .filter(file -> file.text().contains("\"resourceType\""));
  }

  private static FhirValidator validator() {
    PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(FHIR);
    content().forEach(file -> own.addResource(FHIR.newJsonParser().parseResource(file.text())));
    FhirInstanceValidator module =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(FHIR),
                own,
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR)));
    return FHIR.newValidator().registerValidatorModule(module);
  }

  /** The canonicals of the orders that the content describes. */
  private static Set<String> activityDefinitions() {
    Set<String> canonicals = new HashSet<>();
    content()
        .map(file -> MAPPER.readTree(file.text()))
        .filter(json -> json.path("resourceType").asString("").equals("ActivityDefinition"))
        .forEach(json ->
            canonicals.add(json.path("url").asString() + "|" + json.path("version").asString()));
    return canonicals;
  }

  static Stream<ContentFile> cases() {
    return ShippedRuns.files();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void suggestsSoundDrafts(ContentFile file) {
    CaseRun run = ShippedRuns.of(file);
    for (Card card : cards(run)) {
      assertNew(card.uuid().toString());
      for (Suggestion suggestion : card.suggestions()) {
        assertNew(suggestion.uuid().toString());
        suggestion.actions().forEach(action -> check(action, run.contentCase()));
      }
    }
  }

  /** An order that no case suggests is one that nobody has seen. */
  @Test
  void suggestsEveryOrderOfTheContentInACase() {
    Set<String> suggested = new HashSet<>();
    cases()
        .flatMap(file -> cards(ShippedRuns.of(file)).stream())
        .flatMap(card -> card.suggestions().stream())
        .flatMap(suggestion -> suggestion.actions().stream())
        .filter(Action.Create.class::isInstance)
        .map(action -> MAPPER.readTree(((Action.Create) action).resource().json().text()))
        .forEach(order -> suggested.add(order.at("/instantiatesCanonical/0").asString()));
    assertThat(suggested).containsExactlyInAnyOrderElementsOf(ORDERABLE);
  }

  private static List<Card> cards(CaseRun run) {
    ContentCase each = run.contentCase();
    return new CardDeck(ShippedPathway.get(), BASE, UUID::randomUUID)
        .answer(run.evaluation(), each.context(), new Moment(each.at(), ZoneOffset.UTC))
        .cards();
  }

  private static void check(Action action, ContentCase each) {
    switch (action) {
      case Action.Create create -> checkOrder(create.resource().json().text(), each);
      case Action.Delete delete ->
          assertThat(DraftOrders.of(each.context()).drafts())
              .map(draft -> draft.reference())
              .contains(delete.resourceId());
      case Action.Update update -> throw new AssertionError("an update: " + update);
    }
  }

  private static void checkOrder(String json, ContentCase each) {
    STRICT.parseResource(json);
    ObjectNode order = (ObjectNode) MAPPER.readTree(json);
    assertThat(order.path("status").asString()).isEqualTo("draft");
    assertThat(order.path("intent").asString()).isEqualTo("order");
    assertThat(order.at("/subject/reference").asString())
        .isEqualTo("Patient/" + each.context().patientId());
    assertThat(order.path("authoredOn").asString()).isEqualTo(each.at().toString());
    assertThat(order.path("instantiatesCanonical").values())
        .singleElement()
        .satisfies(canonical -> assertThat(ORDERABLE).contains(canonical.asString()));
    assertThat(order.path("id").asString()).matches("[A-Za-z0-9.-]{1,64}");
    assertNew(order.path("id").asString());
    assertThat(json).doesNotContainPattern(DOSE).doesNotContainPattern("\\d+ ?(mg|g|ml|mL)\\b");
    order.put("id", "order");
    order.put("authoredOn", "2026-11-22T12:00:00Z");
    assertThat(
            VALIDATED.computeIfAbsent(
                MAPPER.writeValueAsString(order), SuggestedOrdersTest::errors))
        .isEmpty();
  }

  private static void assertNew(String id) {
    assertThat(IDS.add(id)).as("a new id: " + id).isTrue();
  }

  private static List<SingleValidationMessage> errors(String order) {
    return VALIDATOR.validateWithResult(order).getMessages().stream()
        .filter(message -> message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0)
        .toList();
  }
}
