package dev.carpus.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.card.Action;
import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.DealtCard;
import dev.carpus.pathway.DealtCards;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cards are put together of pieces that stand ready: the whole must be as if it were written. */
class CardBytesTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static List<Chart> charts() {
    return Charts.all();
  }

  private static DealtCards deal(Chart chart) {
    return new CardDeck(ShippedPathway.get(), URI.create("http://127.0.0.1"), UUID::randomUUID)
        .deal(chart.evaluate(), chart.context(), chart.moment());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void areWhatJacksonWrites(Chart chart) {
    DealtCards dealt = deal(chart);
    byte[] written = new ResponseWriter().write(dealt.response());
    JsonNode read = MAPPER.readTree(written);
    assertThat(new String(written, UTF_8)).isEqualTo(MAPPER.writeValueAsString(read));
    for (int i = 0; i < dealt.cards().size(); i++) {
      check(dealt.cards().get(i), read.path("cards").path(i));
    }
  }

  private static void check(DealtCard dealt, JsonNode written) {
    Card card = dealt.card();
    assertThat(written.path("detail").asString()).isEqualTo(card.detail().orElseThrow().text());
    JsonNode why = written.path("extension").path(CardDeck.WHY);
    assertThat(texts(why.path("rules"), "")).isEqualTo(dealt.rules());
    assertThat(texts(why.path("evidence"), "/reference"))
        .isEqualTo(dealt.evidence().stream().map(each -> each.reference()).toList());
    for (int i = 0; i < card.suggestions().size(); i++) {
      Action last = card.suggestions().get(i).actions().getLast();
      JsonNode order =
          written.path("suggestions").path(i).path("actions").valueStream().toList().getLast();
      assertThat(last)
          .isInstanceOfSatisfying(
              Action.Create.class,
              create -> {
                assertThat(MAPPER.readTree(create.resource().json().text()))
                    .isEqualTo(order.path("resource"));
                assertThat(create.resource().id()).contains(order.at("/resource/id").asString());
              });
    }
  }

  private static List<String> texts(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.at(pointer).asString()));
    return texts;
  }
}
