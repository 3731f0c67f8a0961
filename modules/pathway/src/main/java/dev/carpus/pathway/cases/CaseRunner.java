package dev.carpus.pathway.cases;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Explanation;
import dev.carpus.pathway.Pathway;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Runs cases against a pathway, and tells how the cards differ from those expected. */
public final class CaseRunner {
  private static final URI BASE = URI.create("http://127.0.0.1");

  private final Pathway pathway;
  private final Supplier<UUID> ids;
  private final ZoneId zone;

  /** A runner for a pathway, with days counted in a zone. */
  public CaseRunner(Pathway pathway, ZoneId zone, Supplier<UUID> ids) {
    this.pathway = pathway;
    this.ids = ids;
    this.zone = zone;
  }

  /** Runs one case; its record is complete, but for what it says could not be obtained. */
  public CaseRun run(ContentCase each) {
    Pathway site =
        each.parameters().isEmpty() ? pathway : pathway.withParameters(each.parameters());
    Moment moment = new Moment(each.at(), zone);
    Evaluation evaluation = site.evaluate(each.context(), record(each), moment);
    List<SeenCard> seen =
        new CardDeck(site, BASE, ids)
            .deal(evaluation, each.context(), moment).cards().stream().map(SeenCard::of).toList();
    Set<String> shown = new HashSet<>();
    seen.forEach(card -> shown.addAll(card.rules()));
    Differences differences = new Differences(seen, new Explanation(site).of(evaluation));
    return new CaseRun(each, differences.from(each.expected()), shown, evaluation);
  }

  private PatientRecord record(ContentCase each) {
    Set<String> types = new HashSet<>();
    each.notObtained()
        .forEach(key ->
            types.add(
                pathway
                    .prefetch()
                    .query(key)
                    .orElseThrow(() ->
                        new EvaluationFailure(
                            "notObtained names no prefetch key: " + key,
                            new IllegalArgumentException(key)))
                    .type()));
    List<RawResource> record =
        each.record().stream().filter(resource -> !types.contains(resource.type())).toList();
    return new PatientRecord(
        each.context().patientId(), each.context().encounterId(), record, types);
  }
}
