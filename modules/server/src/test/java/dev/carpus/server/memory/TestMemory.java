package dev.carpus.server.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Coding;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.server.Eventually;
import dev.carpus.server.Outside;
import dev.carpus.server.SettableClock;
import dev.carpus.server.settings.MemorySettings;
import dev.carpus.server.settings.MemorySettings.KeySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Memories for tests, all in one place, and what they are given.
 *
 * @param url of the PostgreSQL database; nothing for H2
 * @param folder of the keys, and of H2's file
 */
record TestMemory(Optional<String> url, Path folder, SettableClock clock) {
  static final String CLIENT = "hospital";
  static final String SERVICE = "hand";
  static final Parties PARTIES = new Parties(CLIENT, "", SERVICE, "Practitioner/u1", "p1");

  /** No test is to fail because its machine is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static final Duration RETENTION = Duration.ofDays(90);

  /** Undoes what came after the first version, for cards of one rule or two. */
  private static final String FIRST_VERSION =
      """
      DROP TABLE answered_card
      CREATE INDEX decision_patient ON decision (patient_hash, user_hash)
      CREATE TABLE card_rule (card UUID NOT NULL REFERENCES card (id) ON DELETE CASCADE, \
      rule VARCHAR(500) NOT NULL, PRIMARY KEY (card, rule))
      CREATE TABLE suggestion (id UUID PRIMARY KEY, \
      card UUID NOT NULL REFERENCES card (id) ON DELETE CASCADE)
      CREATE INDEX suggestion_card ON suggestion (card)
      INSERT INTO card_rule SELECT id, SUBSTRING(rules FROM 1 FOR 4) FROM card
      INSERT INTO card_rule SELECT id, SUBSTRING(rules FROM 6) FROM card WHERE LENGTH(rules) > 4
      INSERT INTO suggestion SELECT CAST(suggestions AS UUID), id FROM card
      ALTER TABLE card DROP COLUMN rules
      ALTER TABLE card DROP COLUMN suggestions
      DELETE FROM "flyway_schema_history" WHERE "version" <> '1'
      """;

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A memory with these keys, the newest first; each is made where it is new. */
  Memory open(String... keys) {
    Memory memory = openWithoutWaiting(keys);
    Eventually.see(memory::state, MemoryState::isUp);
    return memory;
  }

  /** The same, which may not have reached its database yet. */
  Memory openWithoutWaiting(String... keys) {
    MemorySettings settings =
        new MemorySettings(
            url.orElse(null),
            null,
            null,
            Stream.of(keys).map(this::key).toList(),
            RETENTION,
            PATIENCE);
    Outside outside = new Outside(clock, System::nanoTime, UUID::randomUUID);
    return new MemoryStart(settings, Optional.of(folder), outside).open(RANDOM);
  }

  /** Makes the tables of a memory that is closed what the first version of this program left. */
  void toFirstVersion() {
    StorePlace store =
        url.<StorePlace>map(
                each -> new StorePlace.PostgreSql(each, Optional.empty(), Optional.empty()))
            .orElseGet(() -> new StorePlace.H2File(folder));
    try (HikariDataSource connections = store.connections(PATIENCE)) {
      JdbcTemplate template = new JdbcTemplate(connections);
      FIRST_VERSION.lines().forEach(template::execute);
    }
  }

  private KeySettings key(String id) {
    Path file = folder.resolve(id + ".key");
    try {
      if (!Files.exists(file)) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        Files.writeString(file, Base64.getEncoder().encodeToString(secret));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new KeySettings(id, file.toString());
  }

  Instant now() {
    return clock.instant();
  }

  /** Shows a card of two rules that rests on two records, on patient-view. */
  UUID show(Memory memory) {
    return show(memory, PARTIES, Hook.PATIENT_VIEW);
  }

  UUID show(Memory memory, Parties parties, Hook hook) {
    ShownCard card = card(List.of("P-08", "P-11"), List.of("Condition/c1", "Observation/o1"));
    assertThat(memory.remember(decision(parties, hook, List.of(card)))).isTrue();
    return card.uuid();
  }

  static ShownCard card(List<String> rules, List<String> evidence) {
    return new ShownCard(
        UUID.randomUUID(), Indicator.INFO, rules, evidence, List.of(UUID.randomUUID()));
  }

  Decision decision(Parties parties, Hook hook, List<ShownCard> cards) {
    return new Decision(
        UUID.randomUUID(), now(), parties, hook, "1.2.0", 200, cards, Duration.ofMillis(12));
  }

  static Feedback.Choice reason(String code) {
    return new Feedback.Overridden(
        Optional.of(new Coding("urn:reasons", code, Optional.of("A reason"))), Optional.empty());
  }

  static Feedback.Choice comment(String text) {
    return new Feedback.Overridden(Optional.empty(), Optional.of(text));
  }

  static Feedback.Choice unexplained() {
    return new Feedback.Overridden(Optional.empty(), Optional.empty());
  }

  static Feedback.Choice accepted() {
    return new Feedback.Accepted(List.of(new UUID(0, 1), new UUID(0, 2)));
  }

  /** Stores what was done with a card, now. */
  void tell(Memory memory, UUID card, Feedback.Choice choice) {
    tell(memory, new Feedback(card, choice, now()));
  }

  static void tell(Memory memory, Feedback... entries) {
    assertThat(memory.store(CLIENT, SERVICE, List.of(entries)))
        .isInstanceOf(FeedbackStored.Stored.class);
  }
}
