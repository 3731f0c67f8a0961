package dev.carpus.hooks.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.feedback.Feedback.Accepted;
import dev.carpus.hooks.feedback.Feedback.Overridden;
import dev.carpus.hooks.request.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackReaderTest {
  private static final String CARD = "4e0a3a1e-3283-4575-ab82-028d55fe2719";
  private static final String SUGGESTION = "e56e1945-20b3-4393-8503-a1a20fd73152";
  private static final String COMMENT = "clinician provided comment";
  private static final String AT = "2026-11-22T12:00:00.5Z";

  private static final String ACCEPTED =
      """
      {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "accepted",
       "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
       "outcomeTimestamp": "2026-11-22T12:00:00.5Z"}\
      """;

  private static final String REASON =
      """
      "reason": {"system": "https://reasons.example", "code": "d7ecf885"}\
      """;

  private static final String OVERRIDDEN =
      """
      {"card": "4e0a3a1e-3283-4575-ab82-028d55fe2719", "outcome": "overridden",
       "overrideReason": {"reason": {"system": "https://reasons.example", "code": "d7ecf885"},
         "userComment": "clinician provided comment"},
       "outcomeTimestamp": "2026-11-22T12:00:00.5Z"}\
      """;

  private static final String COMMENTED = changed(OVERRIDDEN, REASON + ",", "");

  private final FeedbackReader reader = new FeedbackReader();

  private FeedbackReading readBody(String body) {
    return reader.read(body.getBytes(UTF_8));
  }

  private FeedbackReading read(String... entries) {
    return readBody("{\"feedback\": [" + String.join(",", entries) + "]}");
  }

  private List<Feedback> entries(String... entries) {
    return ((FeedbackReading.Read) read(entries)).entries();
  }

  private Overridden overridden(String entry) {
    return (Overridden) entries(entry).getFirst().choice();
  }

  private static List<Problem> problems(FeedbackReading reading) {
    return ((FeedbackReading.Unreadable) reading).problems();
  }

  private static List<String> pointers(FeedbackReading reading) {
    return problems(reading).stream().map(Problem::pointer).toList();
  }

  /** The entry with the second text in the place of the first. */
  private static String changed(String entry, String from, String to) {
    assertThat(entry).contains(from);
    return entry.replace(from, to);
  }

  @Test
  @DisplayName("R-163, R-164, R-165, R-166, R-167: reads what was accepted")
  void readsWhatWasAccepted() {
    assertThat(entries(ACCEPTED))
        .containsExactly(
            new Feedback(
                UUID.fromString(CARD),
                new Accepted(List.of(UUID.fromString(SUGGESTION))),
                Instant.parse(AT)));
  }

  @Test
  @DisplayName("R-168, R-169, R-170: reads an override with a reason that has no display")
  void readsWhatWasOverridden() {
    assertThat(entries(OVERRIDDEN))
        .containsExactly(
            new Feedback(
                UUID.fromString(CARD),
                new Overridden(
                    Optional.of(
                        new Coding("https://reasons.example", "d7ecf885", Optional.empty())),
                    Optional.of(COMMENT)),
                Instant.parse(AT)));
  }

  @Test
  @DisplayName("R-168: an override without any reason is read")
  void readsAnOverrideWithoutReason() {
    String plain = OVERRIDDEN.replaceFirst("(?s)\"overrideReason\".*},", "");

    assertThat(plain).doesNotContain("overrideReason");
    assertThat(overridden(plain)).isEqualTo(new Overridden(Optional.empty(), Optional.empty()));
    assertThat(overridden(plain).isExplained()).isFalse();
  }

  @Test
  @DisplayName("R-169, R-171: a reason alone and a comment alone are each enough")
  void readsHalfAReason() {
    Overridden reasoned = overridden(changed(OVERRIDDEN, "\"" + COMMENT + "\"", "null"));
    assertThat(reasoned.reason()).isPresent();
    assertThat(reasoned.userComment()).isEmpty();
    assertThat(reasoned.isExplained()).isTrue();

    Overridden commented = overridden(COMMENTED);
    assertThat(commented.reason()).isEmpty();
    assertThat(commented.userComment()).contains(COMMENT);
    assertThat(commented.isExplained()).isTrue();
  }

  @Test
  @DisplayName("R-171: a blank comment counts as none")
  void takesABlankCommentForNone() {
    assertThat(overridden(changed(OVERRIDDEN, COMMENT, " ")).userComment()).isEmpty();
    assertThat(pointers(read(changed(COMMENTED, COMMENT, ""))))
        .containsExactly("/feedback/0/overrideReason");
  }

  @Test
  @DisplayName("R-173: reads a batch, and the same card several times")
  void readsABatch() {
    assertThat(entries(ACCEPTED, OVERRIDDEN, ACCEPTED)).hasSize(3);
  }

  @Test
  @DisplayName("R-177: members that are not known and extensions are ignored")
  void ignoresWhatItDoesNotKnow() {
    String entry = changed(ACCEPTED, "{\"card\"", "{\"extension\": {\"x\": [null]}, \"card\"");

    assertThat(readBody("{\"extension\": {\"x\": 1}, \"z\": \"\", \"feedback\": [" + entry + "]}"))
        .isEqualTo(read(ACCEPTED));
  }

  @Test
  void looksAtNothingOfTheOtherOutcome() {
    assertThat(read(changed(OVERRIDDEN, "{\"card\"", "{\"acceptedSuggestions\": 1, \"card\"")))
        .isEqualTo(read(OVERRIDDEN));
    assertThat(read(changed(ACCEPTED, "{\"card\"", "{\"overrideReason\": 1, \"card\"")))
        .isEqualTo(read(ACCEPTED));
  }

  @ParameterizedTest
  @DisplayName("R-163: the body must have an array of feedback")
  @ValueSource(strings = {"null", "{}", "\"x\"", "[]", "1"})
  void wantsAnArray(String feedback) {
    assertThat(pointers(readBody("{\"feedback\": " + feedback + "}"))).containsExactly("/feedback");
  }

  @Test
  @DisplayName("R-163: a bare entry and a bare array are no feedback")
  void wantsTheWrapper() {
    assertThat(pointers(readBody("{}"))).containsExactly("/feedback");
    assertThat(pointers(readBody(ACCEPTED))).containsExactly("/feedback");
    assertThat(pointers(readBody("[" + ACCEPTED + "]"))).containsExactly("");
  }

  @ParameterizedTest
  @DisplayName("R-006: the body must be strict JSON")
  @ValueSource(
      strings = {
        "",
        "{\"feedback\": [",
        "{\"feedback\": [{}], \"feedback\": [{}]}",
        "{\"feedback\": [{\"card\": 1, \"card\": 2}]}",
        "{\"feedback\": [{}] /* all */}",
        "{\"feedback\": [{},]}",
        "{\"feedback\": [{}]} {}"
      })
  void wantsStrictJson(String body) {
    assertThat(pointers(readBody(body))).containsExactly("");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    String accepted = "{\"outcome\": \"accepted\", \"acceptedSuggestions\": [1, {}]}";

    assertThat(pointers(read("1", "{}", ACCEPTED, accepted)))
        .containsExactly(
            "/feedback/0",
            "/feedback/1/card",
            "/feedback/1/outcome",
            "/feedback/1/outcomeTimestamp",
            "/feedback/3/card",
            "/feedback/3/acceptedSuggestions/0",
            "/feedback/3/acceptedSuggestions/1/id",
            "/feedback/3/outcomeTimestamp");
  }

  @ParameterizedTest
  @DisplayName("R-164: the card must be named by its uuid")
  @ValueSource(strings = {"null", "1", "\"\"", "\"4e0a3a1e\"", "[]"})
  void wantsACard(String card) {
    assertThat(pointers(read(changed(ACCEPTED, "\"" + CARD + "\"", card))))
        .containsExactly("/feedback/0/card");
  }

  @Test
  void readsAUuidInCapitals() {
    assertThat(read(changed(ACCEPTED, CARD, "4E0A3A1E-3283-4575-AB82-028D55FE2719")))
        .isEqualTo(read(ACCEPTED));
  }

  @ParameterizedTest
  @DisplayName("R-165: there are two outcomes, and no other")
  @ValueSource(strings = {"\"ignored\"", "\"Accepted\"", "\"\"", "null", "true"})
  void wantsAnOutcome(String outcome) {
    assertThat(pointers(read(changed(ACCEPTED, "\"accepted\"", outcome))))
        .containsExactly("/feedback/0/outcome");
  }

  @ParameterizedTest
  @DisplayName("R-166: what was accepted must be said")
  @ValueSource(strings = {"null", "[]", "{}", "\"x\""})
  void wantsTheSuggestions(String suggestions) {
    assertThat(pointers(read(changed(ACCEPTED, "[{\"id\": \"" + SUGGESTION + "\"}]", suggestions))))
        .containsExactly("/feedback/0/acceptedSuggestions");
  }

  @ParameterizedTest
  @DisplayName("R-167: a suggestion must be named by its uuid")
  @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \"x\"}", "{\"id\": 1}"})
  void wantsTheIdOfASuggestion(String suggestion) {
    assertThat(pointers(read(changed(ACCEPTED, "{\"id\": \"" + SUGGESTION + "\"}", suggestion))))
        .containsExactly("/feedback/0/acceptedSuggestions/0/id");
  }

  @Test
  void countsASuggestionOnce() {
    String twice = changed(ACCEPTED, "[{\"id\"", "[{\"id\": \"" + SUGGESTION + "\"}, {\"id\"");

    assertThat(read(twice)).isEqualTo(read(ACCEPTED));
  }

  @ParameterizedTest
  @DisplayName("R-168, R-171: an overrideReason must be an object that says something")
  @ValueSource(strings = {"{}", "{\"reason\": null}", "{\"x\": 1}", "\"x\"", "[]"})
  void wantsAReasonThatSaysSomething(String reason) {
    String entry =
        OVERRIDDEN.replaceFirst(
            "(?s)\"overrideReason\": .*},", "\"overrideReason\": " + reason + ",");

    assertThat(pointers(read(entry))).containsExactly("/feedback/0/overrideReason");
  }

  @ParameterizedTest
  @DisplayName("R-169: a reason must be a Coding")
  @CsvSource(
      delimiter = ';',
      value = {
        "\"x\"; ''",
        "{\"code\": \"x\"}; /system",
        "{\"system\": \"x\"}; /code",
        "{\"system\": \"x\", \"code\": \" \"}; /code",
        "{\"system\": \"x\", \"code\": \"a\\nb\"}; /code",
        "{\"system\": \"x\", \"code\": \"y\", \"display\": 1}; /display"
      })
  void wantsACoding(String reason, String member) {
    assertThat(pointers(read(changed(OVERRIDDEN, REASON, "\"reason\": " + reason))))
        .containsExactly("/feedback/0/overrideReason/reason" + member);
  }

  @Test
  @DisplayName("R-170: a comment has at most 4000 characters")
  void limitsComments() {
    String longest = "x".repeat(EntryReader.LONGEST_COMMENT);

    assertThat(overridden(changed(OVERRIDDEN, COMMENT, longest)).userComment()).contains(longest);
    FeedbackReading reading = read(changed(OVERRIDDEN, COMMENT, longest + "x"));
    assertThat(pointers(reading)).containsExactly("/feedback/0/overrideReason/userComment");
    assertThat(problems(reading).getFirst().message()).contains("4000").doesNotContain("xxx");
  }

  @Test
  void limitsTheTextsOfAReason() {
    String longest = "x".repeat(EntryReader.LONGEST_REASON);

    assertThat(entries(changed(OVERRIDDEN, "d7ecf885", longest))).hasSize(1);
    assertThat(pointers(read(changed(OVERRIDDEN, "d7ecf885", longest + "x"))))
        .containsExactly("/feedback/0/overrideReason/reason/code");
  }

  @Test
  void limitsTheEntries() {
    List<String> most = Collections.nCopies(FeedbackReader.MOST_ENTRIES, ACCEPTED);

    assertThat(entries(most.toArray(String[]::new))).hasSize(FeedbackReader.MOST_ENTRIES);
    assertThat(pointers(read(String.join(",", most), ACCEPTED))).containsExactly("/feedback");
  }

  @ParameterizedTest
  @DisplayName("R-172: a timestamp is a moment in UTC, with any fraction")
  @CsvSource({
    "2020-12-11T00:00:00Z, 2020-12-11T00:00:00Z",
    "1985-04-12T23:20:50.52Z, 1985-04-12T23:20:50.52Z",
    "2020-12-11T00:00:00.123456789Z, 2020-12-11T00:00:00.123456789Z",
    "2020-12-11T00:00:00.1234567891234Z, 2020-12-11T00:00:00.123456789Z",
    "2020-12-11t00:00:00z, 2020-12-11T00:00:00Z",
    "2020-12-11T00:00:00+00:00, 2020-12-11T00:00:00Z",
    "2020-12-11T00:00:00-00:00, 2020-12-11T00:00:00Z",
    "1990-12-31T23:59:60Z, 1990-12-31T23:59:59Z"
  })
  void readsTimestamps(String text, String moment) {
    assertThat(entries(changed(ACCEPTED, AT, text)).getFirst().outcomeTimestamp())
        .isEqualTo(Instant.parse(moment));
  }

  @ParameterizedTest
  @DisplayName("R-172: what is no moment in UTC is refused")
  @ValueSource(
      strings = {
        "\"2020-12-11T00:00:00+01:00\"",
        "\"2020-12-11T00:00:00\"",
        "\"2020-12-11 00:00:00Z\"",
        "\"2020-12-11T00:00Z\"",
        "\"2020-12-11T00:00:0000Z\"",
        "\"2020-12-11T00:00:00.Z\"",
        "\"2020-12-11T24:00:00Z\"",
        "\"2020-13-11T00:00:00Z\"",
        "\"2021-02-29T00:00:00Z\"",
        "\"2020-12-11\"",
        "\"yesterday\"",
        "\"\"",
        "1607644800",
        "null"
      })
  void refusesOtherTimestamps(String json) {
    assertThat(pointers(read(changed(ACCEPTED, "\"" + AT + "\"", json))))
        .containsExactly("/feedback/0/outcomeTimestamp");
  }

  @Test
  void neverRepeatsWhatWasSent() {
    FeedbackReading reading =
        read(
            OVERRIDDEN
                .replace(CARD, "XXSECRETXX")
                .replace("d7ecf885", "XXSECRETXX\\u0000")
                .replace(AT, "XXSECRETXX"));

    assertThat(problems(reading)).hasSize(3);
    assertThat(problems(reading).toString()).doesNotContain("XXSECRETXX");
    assertThat(entries(OVERRIDDEN).toString()).doesNotContain("clinician");
  }
}
