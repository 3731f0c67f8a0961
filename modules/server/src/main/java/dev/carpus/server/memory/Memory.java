package dev.carpus.server.memory;

import dev.carpus.hooks.feedback.Feedback;
import dev.carpus.pathway.Snoozes;
import dev.carpus.server.trust.TokenLedger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What the service remembers: its decisions, what became of their cards, and which tokens have been
 * used. Nothing here throws because of the database, and nothing keeps a hook call waiting for it
 * for longer than the patience of the settings. Thread-safe.
 *
 * <p>It is made by a {@link MemoryStart}.
 */
public final class Memory implements TokenLedger, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  /** How long feedback waits to be stored: nobody waits for an answer to it. */
  static final Duration FEEDBACK_PATIENCE = Duration.ofSeconds(5);

  /** How much longer than it says a token may be taken for good, by clocks that differ. */
  static final Duration TOKEN_GRACE = Duration.ofMinutes(10);

  private static final int MOST_TOKENS = 100_000;

  private final Store store;
  private final KeyRing keys;
  private final StoreCalls calls;
  private final InstantSource clock;
  private final GroupCommit<Decision> decisions;
  private final GroupCommit<FeedbackPost> feedback;
  private final KnownCards knownCards;
  private final SnoozeQuery snoozes;
  private final TokenRows tokens;
  private final UsedTokens usedTokens = new UsedTokens(MOST_TOKENS);
  private final AtomicLong unsharedTokens = new AtomicLong();
  private final Retention retention;
  private final StoreProbe probe;

  /**
   * A memory in a database.
   *
   * @param patience how long a hook call waits
   * @param retention for how long decisions and feedback are kept
   */
  Memory(Store store, KeyRing keys, Duration patience, Duration retention, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.clock = clock;
    calls = new StoreCalls(store::isReady, patience, clock);
    decisions = new GroupCommit<>("memory-decisions", new DecisionRows(store, keys)::write);
    feedback = new GroupCommit<>("memory-feedback", new FeedbackRows(store, keys)::write);
    knownCards = new KnownCards(store);
    snoozes = new SnoozeQuery(store, keys);
    tokens = new TokenRows(store);
    this.retention = new Retention(store, retention, clock);
    this.retention.begin();
    probe = new StoreProbe(store, clock);
  }

  /** Remembers a decision; whether it is durable. */
  public boolean remember(Decision decision) {
    return calls.await(() -> decisions.add(decision)).isPresent();
  }

  /**
   * What a user has overridden with a reason, and need not see again; nothing where the database
   * does not answer in time.
   *
   * @param snooze for how long
   */
  public Snoozes snoozes(Parties parties, Duration snooze, Instant now) {
    return calls.ask(() -> snoozes.snoozes(parties, snooze, now)).orElseGet(Snoozes::none);
  }

  /**
   * Stores feedback; it is durable when this returns. An entry that is stored already is not stored
   * again.
   *
   * @param client the name of the client, as the site has named it
   * @param service the id of the service
   */
  public FeedbackStored store(String client, String service, List<Feedback> entries) {
    FeedbackPost post = new FeedbackPost(client, service, clock.instant(), entries);
    if (calls.await(() -> feedback.add(post), FEEDBACK_PATIENCE).isEmpty()) {
      return new FeedbackStored.Failed();
    }
    return new FeedbackStored.Stored(calls.ask(() -> knownCards.unknown(post)).orElse(0));
  }

  /**
   * Whether a token is used for the first time, at this service or another on the same database.
   * Where the database does not answer in time, what this service has seen decides alone.
   */
  @Override
  public boolean isNew(String issuer, String jti, Instant expiresAt) {
    String id = digest(issuer, jti);
    Instant end = expiresAt.plus(TOKEN_GRACE);
    if (!usedTokens.isNew(id, end, clock.instant())) {
      return false;
    }
    Optional<Boolean> isNew = calls.ask(() -> tokens.isNew(id, end));
    if (isNew.isEmpty()) {
      unsharedTokens.incrementAndGet();
    }
    return isNew.orElse(true);
  }

  /** Not keyed: services whose keys differ for a time still tell each other's tokens. */
  private static String digest(String issuer, String jti) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(MemoryKey.framed(issuer, jti)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("this JDK has no SHA-256", impossible);
    }
  }

  /** What became of the cards that were shown since then; nothing if the database fails. */
  public Optional<FeedbackSummary> summary(Instant since) {
    return read(() -> new SummaryQuery(store.client()).since(since));
  }

  /** The comments that were received since then; nothing if the database fails. */
  public Optional<List<StoredComment>> comments(Instant since) {
    return read(() -> new CommentQuery(store.client(), keys).since(since));
  }

  /** What an operator asks for, who can wait. */
  private static <T> Optional<T> read(Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (DataAccessException failed) {
      LOG.atWarn()
          .addKeyValue("cause", StoreCalls.kind(failed))
          .log("the memory's database could not be read");
      return Optional.empty();
    }
  }

  /** How it stands, as of no more than a second ago, however often it is asked. */
  public MemoryState state() {
    Optional<Duration> ahead = probe.clockAhead();
    return new MemoryState(ahead.isPresent(), ahead, calls.failures(), unsharedTokens.get());
  }

  /** Forgets what is too old, at once. */
  void purge() {
    retention.purge();
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    decisions.close();
    feedback.close();
    retention.close();
    probe.close();
    store.close();
  }
}
