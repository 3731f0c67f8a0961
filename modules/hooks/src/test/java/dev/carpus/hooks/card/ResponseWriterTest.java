package dev.carpus.hooks.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.ResourceReference;
import dev.carpus.hooks.StrictSchema;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseWriterTest {
  private static final StrictSchema SCHEMA = StrictSchema.ofResponse();

  private static String write(Extension extension, Card... cards) {
    byte[] body = new ResponseWriter().write(new CdsResponse(List.of(cards), extension));
    assertThat(SCHEMA.errors(body)).isEmpty();
    return new String(body, UTF_8);
  }

  @Test
  @DisplayName("R-092, R-093, R-094: no cards are an empty array")
  void writesNoCards() {
    assertThat(write(Extension.none())).isEqualTo("{\"cards\":[]}");
  }

  @Test
  @DisplayName("R-095, R-097, R-157 to R-161: cards and an extension, and no system actions")
  void writesNothingBesideCardsAndExtension() {
    String body =
        write(
            Extension.of("dev.carpus.incomplete", new JsonText("{\"missing\":[1]}")), Cards.full());
    assertThat(JsonMapper.shared().readTree(body).propertyNames())
        .containsExactly("cards", "extension");
  }

  @Test
  @DisplayName("R-002..R-004: what has no value is left out")
  void writesOnlyWhatACardHas() {
    assertThat(write(Extension.none(), Cards.plain(1)))
        .isEqualTo(
            """
            {"cards":[{"uuid":"4e0a3a1e-3283-4575-ab82-028d55fe0001","summary":"Summary 1",\
            "indicator":"info","source":{"label":"Guideline"}}]}\
            """);
  }

  @Test
  @DisplayName("R-154 to R-156: an app's context is a string, and no link launches by itself")
  void writesAppContextsAsStringsAndLaunchesNothing() {
    JsonNode link =
        JsonMapper.shared().readTree(write(Extension.none(), Cards.full())).at("/cards/0/links/1");
    assertThat(link.path("appContext").isString()).isTrue();
    assertThat(
            JsonMapper.shared()
                .readTree(link.path("appContext").asString())
                .path("session")
                .asInt())
        .isEqualTo(1);
    assertThat(link.has("autolaunchable")).isFalse();
  }

  @Test
  @DisplayName("R-009: members are named and ordered as in the specification's tables")
  void writesEverythingInOrder() {
    assertThat(
            write(
                Extension.of("dev.carpus.incomplete", new JsonText("{\"missing\":[1]}")),
                Cards.full()))
        .isEqualTo(
            """
            {"cards":[{"uuid":"4e0a3a1e-3283-4575-ab82-028d55fe0001",\
            "summary":"Two \\"words\\" – ü",\
            "detail":"| a |\\n|---|\\n| b |",\
            "indicator":"critical",\
            "source":{"label":"Guideline","url":"https://a.example/guide",\
            "icon":"https://a.example/icon.png",\
            "topic":{"code":"imaging","system":"https://a.example/topics"}},\
            "suggestions":[{"label":"Films","uuid":"4e0a3a1e-3283-4575-ab82-028d55fe0002",\
            "isRecommended":true,"actions":[\
            {"type":"create","description":"Order films",\
            "resource":{"resourceType":"ServiceRequest","id":"s1"}},\
            {"type":"update","description":"Change the order",\
            "resource":{"resourceType":"ServiceRequest","id":"s1"}},\
            {"type":"delete","description":"Drop the order","resourceId":"ServiceRequest/s2"}]},\
            {"label":"Suggestion 3","uuid":"4e0a3a1e-3283-4575-ab82-028d55fe0003"}],\
            "selectionBehavior":"at-most-one",\
            "overrideReasons":[{"code":"other","system":"https://a.example/reasons",\
            "display":"Other"}],\
            "links":[{"label":"Page","url":"https://a.example/p?iss=x","type":"absolute"},\
            {"label":"App","url":"https://a.example/launch","type":"smart",\
            "appContext":"{\\"session\\":1}"}],\
            "extension":{"dev.carpus.why":{"rules": ["P-08"]}}}],\
            "extension":{"dev.carpus.incomplete":{"missing":[1]}}}\
            """);
  }

  @Test
  void writesUrlsInAscii() {
    Card card =
        Cards.plain(1)
            .withLinks(List.of(Link.absolute("x", URI.create("https://a.example/größe"))));
    assertThat(write(Extension.none(), card)).contains("\"https://a.example/gr%C3%B6%C3%9Fe\"");
  }

  @Test
  void writesWhateverCanBeBuiltAsTheSchemaDemands() {
    Random random = new Random(139);
    for (int round = 0; round < 300; round++) {
      Card[] cards = new Card[random.nextInt(4)];
      for (int i = 0; i < cards.length; i++) {
        cards[i] = card(random, i);
      }
      assertThat(write(Extension.none(), cards)).startsWith("{\"cards\":[");
    }
  }

  private static Card card(Random random, int n) {
    Card card =
        Card.of(
            Cards.uuid(n),
            new Summary("\uD83D\uDE42".repeat(1 + random.nextInt(69))),
            random.nextBoolean() ? Indicator.WARNING : Indicator.CRITICAL,
            Cards.SOURCE);
    List<Suggestion> suggestions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      suggestions.add(new Suggestion(Cards.uuid(100 + i), "x", i == 1, actions(random)));
    }
    card =
        card.withSuggestions(
                random.nextBoolean() ? SelectionBehavior.ANY : SelectionBehavior.AT_MOST_ONE,
                suggestions)
            .withDetail(new Markdown("x" + Markdown.escape(text(random))));
    return random.nextBoolean() ? card : card.withLinks(List.of(link(random)));
  }

  private static List<Action> actions(Random random) {
    return List.<Action>of(
            new Action.Create("c", Cards.ORDER),
            new Action.Update("u", Cards.ORDER),
            new Action.Delete("d", new ResourceReference("Task", "1")))
        .subList(0, random.nextInt(4));
  }

  private static Link link(Random random) {
    return random.nextBoolean()
        ? Link.absolute("x", URI.create("http://a.example"))
        : new Link(
            "x", URI.create("https://a.example"), Link.Type.SMART, Optional.of("\"\n\u0001"));
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(20), 1, 0xD7FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
