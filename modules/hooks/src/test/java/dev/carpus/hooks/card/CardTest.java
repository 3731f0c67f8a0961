package dev.carpus.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.carpus.hooks.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CardTest {
  private static Card of(List<Suggestion> suggestions, Optional<SelectionBehavior> behavior) {
    Card plain = Cards.plain(1);
    return new Card(
        plain.uuid(),
        plain.summary(),
        plain.detail(),
        plain.indicator(),
        plain.source(),
        suggestions,
        behavior,
        plain.overrideReasons(),
        plain.links(),
        plain.extension());
  }

  @Test
  @DisplayName("R-114: suggestions and selection behaviour stand together")
  void hasASelectionBehaviourExactlyWithSuggestions() {
    List<Suggestion> one = List.of(Cards.suggestion(2, false));
    Optional<SelectionBehavior> any = Optional.of(SelectionBehavior.ANY);
    assertThat(of(one, any).suggestions()).hasSize(1);
    assertThat(of(List.of(), Optional.empty()).selectionBehavior()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> of(one, Optional.empty()));
    assertThatIllegalArgumentException().isThrownBy(() -> of(List.of(), any));
  }

  @Test
  @DisplayName("R-128: only one is recommended where only one can be taken")
  void recommendsNoMoreThanCanBeTaken() {
    List<Suggestion> both = List.of(Cards.suggestion(2, true), Cards.suggestion(3, true));
    List<Suggestion> one = List.of(Cards.suggestion(2, true), Cards.suggestion(3, false));
    Card card = Cards.plain(1);
    assertThat(card.withSuggestions(SelectionBehavior.ANY, both).suggestions()).isEqualTo(both);
    assertThat(card.withSuggestions(SelectionBehavior.AT_MOST_ONE, one).suggestions())
        .isEqualTo(one);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> card.withSuggestions(SelectionBehavior.AT_MOST_ONE, both));
  }

  @Test
  void hasSuggestionsOfDifferentUuids() {
    List<Suggestion> twins = List.of(Cards.suggestion(2, true), Cards.suggestion(2, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cards.plain(1).withSuggestions(SelectionBehavior.ANY, twins));
  }

  @Test
  @DisplayName("R-145: an override reason has a display")
  void hasReasonsThatCanBeShown() {
    Coding shown = Coding.of("https://a.example/reasons", "other", "Other");
    Coding bare = new Coding("https://a.example/reasons", "other", Optional.empty());
    assertThat(Cards.plain(1).withOverrideReasons(List.of(shown)).overrideReasons())
        .containsExactly(shown);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Cards.plain(1).withOverrideReasons(List.of(bare)));
  }

  @Test
  void keepsTheRestWhenOnePartIsGiven() {
    Card full = Cards.full();
    assertThat(full.withDetail(full.detail().orElseThrow())).isEqualTo(full);
    assertThat(full.withSuggestions(SelectionBehavior.AT_MOST_ONE, full.suggestions()))
        .isEqualTo(full);
    assertThat(full.withOverrideReasons(full.overrideReasons())).isEqualTo(full);
    assertThat(full.withLinks(full.links())).isEqualTo(full);
    assertThat(full.withExtension(full.extension())).isEqualTo(full);
    assertThat(full.withSuggestions(SelectionBehavior.ANY, List.of()).selectionBehavior())
        .isEmpty();
  }

  @Test
  void copiesItsLists() {
    List<Suggestion> offered = new ArrayList<>(List.of(Cards.suggestion(2, false)));
    Card card = Cards.plain(1).withSuggestions(SelectionBehavior.ANY, offered);
    offered.clear();
    assertThat(card.suggestions()).hasSize(1);
  }

  @Test
  @DisplayName("R-105: the cards of a response have different uuids")
  void standsOnceInAResponse() {
    List<Card> two = List.of(Cards.plain(1), Cards.plain(2));
    assertThat(new CdsResponse(two, Extension.none()).cards()).hasSize(2);
    List<Card> twins = List.of(Cards.plain(1), Cards.full());
    assertThatIllegalArgumentException().isThrownBy(() -> new CdsResponse(twins, Extension.none()));
  }

  @Test
  @DisplayName("R-111: urgency rises")
  void isOrderedByUrgency() {
    assertThat(Indicator.values())
        .isSorted()
        .extracting(Indicator::code)
        .containsExactly("info", "warning", "critical");
  }
}
