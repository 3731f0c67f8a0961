package dev.carpus.server.memory;

import static dev.carpus.server.memory.TestMemory.CLIENT;
import static dev.carpus.server.memory.TestMemory.PARTIES;
import static dev.carpus.server.memory.TestMemory.RETENTION;
import static dev.carpus.server.memory.TestMemory.SERVICE;
import static dev.carpus.server.memory.TestMemory.accepted;
import static dev.carpus.server.memory.TestMemory.card;
import static dev.carpus.server.memory.TestMemory.comment;
import static dev.carpus.server.memory.TestMemory.reason;
import static dev.carpus.server.memory.TestMemory.tell;
import static dev.carpus.server.memory.TestMemory.unexplained;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.pathway.Snoozes;
import dev.carpus.server.Eventually;
import dev.carpus.server.LogLines;
import dev.carpus.server.SettableClock;
import dev.carpus.server.memory.FeedbackSummary.Line;
import dev.carpus.server.memory.FeedbackSummary.Overridden;
import dev.carpus.server.memory.FeedbackSummary.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a memory does, whatever its database. */
abstract class MemoryContract {
  private static final Duration SNOOZE = Duration.ofDays(30);
  private static final Duration MICRO = Duration.ofNanos(1_000);

  @TempDir private Path folder = Path.of("");

  private final SettableClock clock = new SettableClock();
  private TestMemory place = new TestMemory(Optional.empty(), folder, clock);
  private Memory memory;

  /** The URL of an empty PostgreSQL database; nothing for H2. */
  abstract Optional<String> database();

  @BeforeEach
  void open() {
    place = new TestMemory(database(), folder, clock);
    memory = place.open("new");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private Memory reopen(String... keys) {
    memory.close();
    memory = place.open(keys);
    return memory;
  }

  private Snoozes snoozes() {
    return snoozes(PARTIES);
  }

  private Snoozes snoozes(Parties parties) {
    return memory.snoozes(parties, SNOOZE, place.now());
  }

  private FeedbackSummary summary() {
    return memory.summary(Instant.EPOCH).orElseThrow();
  }

  private Line line(String rule) {
    return summary().lines().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private List<StoredComment.Text> comments() {
    return memory.comments(Instant.EPOCH).orElseThrow().stream().map(StoredComment::text).toList();
  }

  @Test
  void restsTheRulesOfACardThatWasOverriddenWithAReason() {
    UUID card = place.show(memory);
    assertThat(snoozes()).isEqualTo(Snoozes.none());
    place.tell(memory, card, reason("seen"));

    Set<String> evidence = Set.of("Condition/c1", "Observation/o1");
    assertThat(snoozes().evidenceByRule())
        .containsOnlyKeys("P-08", "P-11")
        .containsEntry("P-08", evidence)
        .containsEntry("P-11", evidence);
  }

  @Test
  void restsForACommentButNotWithoutAnyReason() {
    UUID card = place.show(memory);
    place.tell(memory, card, unexplained());
    assertThat(snoozes()).isEqualTo(Snoozes.none());

    place.tell(memory, card, comment("not now"));
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());
  }

  @Test
  void restsForNobodyElse() {
    place.tell(memory, place.show(memory), reason("seen"));

    assertThat(snoozes(PARTIES)).isNotEqualTo(Snoozes.none());
    assertThat(
            List.of(
                new Parties(CLIENT, "", SERVICE, "Practitioner/u2", "p1"),
                new Parties(CLIENT, "", SERVICE, "Practitioner/u1", "p2"),
                new Parties("clinic", "", SERVICE, "Practitioner/u1", "p1"),
                new Parties(CLIENT, "", "foot", "Practitioner/u1", "p1")))
        .allSatisfy(other -> assertThat(snoozes(other)).isEqualTo(Snoozes.none()));
  }

  @Test
  void doesNotRestForWhatAnotherClientOrServiceIsTold() {
    UUID card = place.show(memory);
    List<Feedback> override = List.of(new Feedback(card, reason("seen"), place.now()));
    memory.store("clinic", SERVICE, override);
    memory.store(CLIENT, "foot", override);
    assertThat(snoozes()).isEqualTo(Snoozes.none());

    memory.store(CLIENT, SERVICE, override);
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());
  }

  @Test
  void doesNotRestForCardsOfTheOrderHooks() {
    place.tell(memory, place.show(memory, PARTIES, Hook.ORDER_SELECT), reason("seen"));
    place.tell(memory, place.show(memory, PARTIES, Hook.ORDER_SIGN), reason("seen"));

    assertThat(snoozes()).isEqualTo(Snoozes.none());
  }

  @Test
  void restsForTheWholeTimeAndNoLonger() {
    place.tell(memory, place.show(memory), reason("seen"));
    clock.forward(SNOOZE.minus(MICRO));
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());

    clock.forward(MICRO);
    assertThat(snoozes()).isEqualTo(Snoozes.none());
  }

  @Test
  void countsFromWhenTheUserOverrodeAndNeverFromTheFuture() {
    Instant now = place.now();
    UUID past = place.show(memory);
    tell(memory, new Feedback(past, reason("seen"), now.minus(SNOOZE)));
    assertThat(snoozes()).isEqualTo(Snoozes.none());

    tell(memory, new Feedback(past, reason("seen"), now.minus(SNOOZE).plus(MICRO)));
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());

    tell(memory, new Feedback(past, reason("seen"), now.plus(Duration.ofDays(365))));
    clock.forward(SNOOZE);
    assertThat(snoozes()).isEqualTo(Snoozes.none());
  }

  @Test
  void knowsWhatAnEarlierVersionWasTold() {
    place.tell(memory, place.show(memory), reason("seen"));
    place.show(memory);
    Snoozes rested = snoozes();
    FeedbackSummary counted = summary();
    memory.close();
    place.toFirstVersion();
    memory = place.open("new");

    assertThat(rested).isNotEqualTo(Snoozes.none());
    assertThat(snoozes()).isEqualTo(rested);
    assertThat(counted.lines()).hasSize(2);
    assertThat(summary()).isEqualTo(counted);
  }

  @Test
  void countsARuleOverAllCardsThatItSpokeWith() {
    ShownCard alone = card(List.of("P-08"), List.of());
    ShownCard together = card(List.of("P-08", "P-61"), List.of());
    ShownCard silent = card(List.of(), List.of());
    memory.remember(place.decision(PARTIES, Hook.PATIENT_VIEW, List.of(together, alone, silent)));
    place.tell(memory, alone.uuid(), reason("done"));
    place.tell(memory, together.uuid(), reason("done"));

    assertThat(summary().lines()).extracting(Line::rule).containsExactly("P-08", "P-61");
    assertThat(line("P-08").shown()).isEqualTo(2);
    assertThat(line("P-08").overridden().reasons())
        .containsExactly(new Reason("urn:reasons", "done", 2));
  }

  @Test
  void restsNoLongerOnceASuggestionIsAccepted() {
    UUID card = place.show(memory);
    Instant now = place.now();
    tell(memory, new Feedback(card, accepted(), now.minusSeconds(2)));
    tell(memory, new Feedback(card, reason("seen"), now.minusSeconds(1)));
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());

    tell(memory, new Feedback(card, accepted(), now));
    assertThat(snoozes()).isEqualTo(Snoozes.none());

    clock.forward(Duration.ofSeconds(1));
    tell(memory, new Feedback(card, reason("again"), place.now()));
    assertThat(snoozes()).isNotEqualTo(Snoozes.none());
  }

  @Test
  void anAcceptedCardDoesNotWakeWhatAnotherCardPutToRest() {
    place.tell(memory, place.show(memory), reason("seen"));
    place.tell(memory, place.show(memory), accepted());

    assertThat(snoozes()).isNotEqualTo(Snoozes.none());
  }

  @Test
  void restsOnTheEvidenceOfAllCardsThatWereOverridden() {
    ShownCard one = card(List.of("P-08"), List.of("Condition/c1"));
    ShownCard other = card(List.of("P-08", "P-61"), List.of());
    memory.remember(place.decision(PARTIES, Hook.PATIENT_VIEW, List.of(one, other)));
    place.tell(memory, one.uuid(), reason("seen"));
    place.tell(memory, other.uuid(), reason("seen"));

    assertThat(snoozes().evidenceByRule())
        .containsOnlyKeys("P-08", "P-61")
        .containsEntry("P-08", Set.of("Condition/c1"))
        .containsEntry("P-61", Set.of());
  }

  @Test
  @DisplayName("R-173: identical entries are stored once, others each")
  void storesIdenticalEntriesOnce() {
    UUID card = place.show(memory);
    Feedback entry = new Feedback(card, comment("twice"), place.now());
    tell(memory, entry, entry);
    tell(memory, entry);
    assertThat(comments()).hasSize(1);

    tell(memory, new Feedback(card, comment("twice"), place.now().plusNanos(1)));
    tell(memory, new Feedback(card, comment("twice."), place.now()));
    assertThat(comments()).hasSize(3);
  }

  @Test
  @DisplayName("R-173: an entry is stored once although the keys have changed in between")
  void storesIdenticalEntriesOnceUnderOtherKeys() {
    Feedback entry = new Feedback(place.show(memory), comment("twice"), place.now());
    tell(memory, entry);
    reopen("newer", "new");
    tell(memory, entry);

    assertThat(comments()).containsExactly(new StoredComment.Legible("twice"));
  }

  @Test
  @DisplayName(
      "R-147, R-164, R-172: keeps feedback on a card that it does not know, to the microsecond")
  void keepsFeedbackOnUnknownCards() {
    UUID unknown = UUID.randomUUID();
    clock.forward(Duration.ofNanos(123_456_789));
    place.tell(memory, unknown, comment("of before"));

    StoredComment stored = memory.comments(Instant.EPOCH).orElseThrow().getFirst();
    assertThat(stored.card()).isEqualTo(unknown);
    assertThat(stored.receivedAt()).isEqualTo(place.now().minusNanos(789));
    assertThat(summary().lines()).isEmpty();
  }

  @Test
  void readsTheCommentsSinceAMoment() {
    place.tell(memory, UUID.randomUUID(), comment("x"));

    assertThat(memory.comments(place.now()).orElseThrow()).hasSize(1);
    assertThat(memory.comments(place.now().plus(MICRO)).orElseThrow()).isEmpty();
  }

  @Test
  void countsWhatBecameOfCards() {
    List<UUID> cards = IntStream.range(0, 6).mapToObj(_ -> place.show(memory)).toList();
    place.tell(memory, cards.get(0), accepted());
    place.tell(memory, cards.get(1), reason("done"));
    place.tell(memory, cards.get(2), reason("done"));
    place.tell(memory, cards.get(3), comment("no"));
    place.tell(memory, cards.get(4), unexplained());

    assertThat(summary().lines()).extracting(Line::rule).containsExactly("P-08", "P-11");
    assertThat(line("P-08"))
        .isEqualTo(
            new Line(
                SERVICE,
                "1.2.0",
                CLIENT,
                "P-08",
                6,
                1,
                new Overridden(List.of(new Reason("urn:reasons", "done", 2)), 1, 1),
                1));
    assertThat(line("P-08").overridden().all()).isEqualTo(4);
  }

  @Test
  @DisplayName("R-173: a card counts by its last answer")
  void countsACardOnce() {
    UUID card = place.show(memory);
    Instant now = place.now();
    tell(memory, new Feedback(card, accepted(), now));
    tell(memory, new Feedback(card, reason("first"), now.minusSeconds(1)));

    assertThat(line("P-08").accepted()).isEqualTo(1);
    assertThat(line("P-08").overridden().all()).isZero();
  }

  @Test
  void countsEachClientForItself() {
    place.show(memory);
    UUID elsewhere =
        place.show(
            memory, new Parties("clinic", "", SERVICE, "Practitioner/u1", "p1"), Hook.PATIENT_VIEW);
    place.tell(memory, elsewhere, accepted());

    assertThat(summary().lines())
        .extracting(Line::client, Line::rule, Line::accepted)
        .containsExactly(
            tuple("clinic", "P-08", 0L),
            tuple("clinic", "P-11", 0L),
            tuple(CLIENT, "P-08", 0L),
            tuple(CLIENT, "P-11", 0L));
  }

  @Test
  void countsCardsThatWereShownSinceAMoment() {
    place.show(memory);

    assertThat(memory.summary(place.now()).orElseThrow().lines()).hasSize(2);
    assertThat(memory.summary(place.now().plus(MICRO)).orElseThrow().lines()).isEmpty();
  }

  @Test
  void findsWithANewKeyWhatAnOldOneHasHashedAndSealed() {
    place.tell(memory, place.show(memory), comment("old"));
    reopen("newer", "new");
    assertThat(snoozes().evidenceByRule()).containsKey("P-08");
    place.tell(memory, place.show(memory), comment("newer"));

    assertThat(comments())
        .containsExactlyInAnyOrder(
            new StoredComment.Legible("old"), new StoredComment.Legible("newer"));
  }

  @Test
  void saysWhichCommentsAreUnreadableOnceAKeyIsGone() {
    place.tell(memory, place.show(memory), comment("old"));
    reopen("newer");

    assertThat(snoozes()).isEqualTo(Snoozes.none());
    assertThat(comments()).containsExactly(new StoredComment.Illegible("new"));
    assertThat(line("P-08").overridden().commented()).isEqualTo(1);
    place.tell(memory, place.show(memory), comment("newer"));
    assertThat(snoozes().evidenceByRule()).containsKey("P-08");
  }

  @Test
  void countsFeedbackOnCardsThatTheClientWasNotShown() {
    UUID card = place.show(memory);
    Feedback known = new Feedback(card, unexplained(), place.now());
    Feedback unknown = new Feedback(UUID.randomUUID(), unexplained(), place.now());

    assertThat(memory.store(CLIENT, SERVICE, List.of(known))).isEqualTo(stored(0));
    assertThat(memory.store(CLIENT, SERVICE, List.of(known, unknown))).isEqualTo(stored(1));
    assertThat(memory.store("clinic", SERVICE, List.of(known, known))).isEqualTo(stored(2));
    assertThat(memory.store(CLIENT, "foot", List.of(known))).isEqualTo(stored(1));
  }

  private static FeedbackStored stored(int unknown) {
    return new FeedbackStored.Stored(unknown);
  }

  @Test
  void tellsWhichKeysOfItsRowsAreGone() {
    place.tell(memory, place.show(memory), comment("x"));
    reopen("newer", "new");
    place.show(memory);

    try (LogLines log = new LogLines()) {
      reopen("newest", "newer", "new");
      reopen("newest");
      Eventually.see(log::text, text -> text.contains("has rows under keys"));
      assertThat(log.text().lines().filter(line -> line.contains("has rows under keys")))
          .singleElement()
          .asString()
          .containsPattern("\\bnew\\b.*\\bnewer\\b")
          .doesNotContain("newest");
    }
  }

  @Test
  @DisplayName("R-195: a token is new once, of each issuer")
  void knowsUsedTokens() {
    Instant end = place.now().plusSeconds(60);

    assertThat(memory.isNew("https://a.example", "1", end)).isTrue();
    assertThat(memory.isNew("https://a.example", "1", end)).isFalse();
    assertThat(memory.isNew("https://b.example", "1", end)).isTrue();
    assertThat(memory.isNew("https://a.example", "2", end)).isTrue();
    assertThat(memory.isNew("https://a.example1", "", end)).isTrue();
    reopen("new");
    assertThat(memory.isNew("https://a.example", "1", end)).isFalse();
    assertThat(memory.state().unsharedTokens()).isZero();
  }

  @Test
  void forgetsWhatIsTooOldAndNothingElse() {
    place.tell(memory, place.show(memory), comment("x"));
    clock.forward(RETENTION);
    memory.purge();
    assertThat(summary().lines()).hasSize(2);
    assertThat(comments()).hasSize(1);

    clock.forward(MICRO);
    place.show(memory);
    memory.purge();
    assertThat(line("P-08").shown()).isEqualTo(1);
    assertThat(comments()).isEmpty();
  }

  @Test
  @DisplayName("R-195: a token is known until it has expired by any clock")
  void forgetsExpiredTokens() {
    Instant end = place.now().plusSeconds(60);
    memory.isNew("https://a.example", "1", end);
    clock.forward(Duration.ofSeconds(60).plus(Memory.TOKEN_GRACE));
    memory.purge();
    reopen("new");
    assertThat(memory.isNew("https://a.example", "1", end)).isFalse();

    clock.forward(MICRO);
    memory.purge();
    reopen("new");
    assertThat(memory.isNew("https://a.example", "1", end)).isTrue();
  }

  @Test
  void purgesMoreThanItTakesAtATime() {
    IntStream.range(0, 1_100)
        .forEach(i -> memory.isNew("https://a.example", "" + i, place.now().minusSeconds(900)));
    memory.purge();
    reopen("new");

    assertThat(memory.isNew("https://a.example", "0", place.now())).isTrue();
    assertThat(memory.isNew("https://a.example", "1099", place.now())).isTrue();
  }

  @Test
  void tellsHowItStands() {
    MemoryState before = memory.state();
    place.show(memory);

    assertThat(before.isUp()).isTrue();
    assertThat(before.clockAhead()).isPresent();
    assertThat(memory.state().failures()).isEqualTo(before.failures());
  }
}
