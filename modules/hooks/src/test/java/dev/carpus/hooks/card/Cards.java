package dev.carpus.hooks.card;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.ResourceReference;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cards for tests. */
final class Cards {
  static final Source SOURCE =
      new Source("Guideline", Optional.empty(), Optional.empty(), Optional.empty());
  static final ResourceJson ORDER =
      ResourceJson.parse("{\"resourceType\":\"ServiceRequest\",\"id\":\"s1\"}");

  private Cards() {}

  /** The n-th of many different uuids. */
  static UUID uuid(int n) {
    return new UUID(0x4e0a3a1e32834575L, 0xab82028d55fe0000L + n);
  }

  static Card plain(int n) {
    return Card.of(uuid(n), new Summary("Summary " + n), Indicator.INFO, SOURCE);
  }

  static Suggestion suggestion(int n, boolean recommended) {
    return new Suggestion(uuid(n), "Suggestion " + n, recommended, List.of());
  }

  /** A card with everything that a card can have. */
  static Card full() {
    Source source =
        new Source(
            "Guideline",
            Optional.of(URI.create("https://a.example/guide")),
            Optional.of(URI.create("https://a.example/icon.png")),
            Optional.of(new Coding("https://a.example/topics", "imaging", Optional.empty())));
    List<Action> actions =
        List.of(
            new Action.Create("Order films", ORDER),
            new Action.Update("Change the order", ORDER),
            new Action.Delete("Drop the order", new ResourceReference("ServiceRequest", "s2")));
    return Card.of(uuid(1), new Summary("Two \"words\" – ü"), Indicator.CRITICAL, source)
        .withDetail(new Markdown("| a |\n|---|\n| b |"))
        .withSuggestions(
            SelectionBehavior.AT_MOST_ONE,
            List.of(new Suggestion(uuid(2), "Films", true, actions), suggestion(3, false)))
        .withOverrideReasons(List.of(Coding.of("https://a.example/reasons", "other", "Other")))
        .withLinks(
            List.of(
                Link.absolute("Page", URI.create("https://a.example/p?iss=x")),
                new Link(
                    "App",
                    URI.create("https://a.example/launch"),
                    Link.Type.SMART,
                    Optional.of("{\"session\":1}"))))
        .withExtension(Extension.of("dev.carpus.why", new JsonText("{\"rules\": [\"P-08\"]}")));
  }
}
