package dev.carpus.benchmarks;

import dev.carpus.benchmarks.ratio.PreparedRow;
import dev.carpus.benchmarks.ratio.Row;
import dev.carpus.benchmarks.ratio.RowName;
import dev.carpus.benchmarks.ratio.ThreadRow;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.reference.PreferredEngine;
import dev.carpus.reference.ReferenceEngine;

/** Makes the rows of a run, and what they share once; closing ends what it started. */
final class BenchRows implements AutoCloseable {
  private final Floor floor = new Floor();
  private final Lazy<Subject> compiled = new Lazy<>(() -> new Subject(new PreferredEngine()));
  private final Lazy<Subject> official = new Lazy<>(() -> new Subject(new ReferenceEngine()));
  private final Lazy<PeerPipeline> peer =
      new Lazy<>(() -> new PeerPipeline(compiled.get().pipeline(), compiled.get().moment()));
  private final Lazy<Rules> rules = new Lazy<>(Rules::new);
  private final Lazy<Servers> servers =
      new Lazy<>(() ->
          new Servers(compiled.get().pathway().guideline().id(), compiled.get().moment().at()));

  /** The row of a kind for requests of so many resources. Used by one thread. */
  Row row(Kind kind, int size) {
    RowName name = kind.of(size);
    byte[] body = compiled.get().body(size);
    return switch (kind) {
      case BYTE_SCAN -> new ThreadRow(name, () -> floor.sum(body));
      case TOKEN_PASS -> new ThreadRow(name, () -> floor.tokens(body));
      case OURS -> pipeline(name, compiled.get(), body);
      case REFERENCE -> pipeline(name, official.get(), body);
      case COMPILED_RULES -> compiledRules(name, record(body));
      case RULES_BY_HAND -> rulesByHand(name, record(body));
      case APPLY -> new ThreadRow(name, () -> peer.get().answer(body));
      case SERVICE -> servers.get().service(name, body);
      case HAPI -> servers.get().hapi(name, body);
      case ECHO -> servers.get().echo(name, body);
    };
  }

  private static Row pipeline(RowName name, Subject subject, byte[] body) {
    HookPipeline pipeline = subject.pipeline();
    return new ThreadRow(name, () -> pipeline.answer(body));
  }

  private PatientRecord record(byte[] body) {
    HookPipeline pipeline = compiled.get().pipeline();
    return pipeline.record(pipeline.request(body));
  }

  private Row compiledRules(RowName name, PatientRecord record) {
    Rules both = rules.get();
    Moment moment = compiled.get().moment();
    return new PreparedRow<>(name, () -> both.readCompiled(record, moment), both::evaluate);
  }

  private Row rulesByHand(RowName name, PatientRecord record) {
    Rules both = rules.get();
    Moment moment = compiled.get().moment();
    return new PreparedRow<>(
        name, () -> both.readByHand(record, moment), read -> both.evaluate(record, read, moment));
  }

  @Override
  public void close() {
    servers.made().ifPresent(Servers::close);
  }
}
