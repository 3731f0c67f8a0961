package dev.carpus.reference;

import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.hooks.card.ResponseWriter;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A patient's record while a hook fires.
 *
 * @param name where it comes from, for messages
 * @param at the moment
 * @param context what the user is doing
 * @param resources the record
 * @param notObtained resource types of which the record is not whole
 */
record Chart(
    String name,
    Instant at,
    HookContext context,
    List<RawResource> resources,
    Set<String> notObtained) {
  private static final URI BASE = URI.create("http://127.0.0.1");

  Chart {
    resources = List.copyOf(resources);
    notObtained = Set.copyOf(notObtained);
  }

  /**
   * What came of a chart.
   *
   * @param evaluation what the rules found
   * @param cards the cards
   * @param response the response as JSON, its uuids aside
   */
  record Outcome(Evaluation evaluation, List<Card> cards, String response) {
    Outcome {
      cards = List.copyOf(cards);
    }
  }

  /** The same with another record. */
  Chart with(List<RawResource> others) {
    return new Chart(name, at, context, others, notObtained);
  }

  /** The same with one more resource at the end. */
  Chart with(RawResource one) {
    List<RawResource> more = new ArrayList<>(resources);
    more.add(one);
    return with(more);
  }

  /** The same where one resource is put in the place of another. */
  Chart replacing(RawResource one, RawResource by) {
    return with(resources.stream().map(each -> each.equals(one) ? by : each).toList());
  }

  /**
   * The same where resources of a type could not be obtained.
   *
   * @param keepsSome whether those of the record were, as if a page were missing
   */
  Chart without(String type, boolean keepsSome) {
    Set<String> missing = new TreeSet<>(notObtained);
    missing.add(type);
    return new Chart(
        name,
        at,
        context,
        resources.stream().filter(each -> keepsSome || !each.type().equals(type)).toList(),
        missing);
  }

  /** When it is looked at. */
  Moment moment() {
    return new Moment(at, ZoneOffset.UTC);
  }

  /** What the rules find. */
  Evaluation evaluate() {
    PatientRecord record =
        new PatientRecord(context.patientId(), context.encounterId(), resources, notObtained);
    return ShippedPathway.get().evaluate(context, record, moment());
  }

  /** Evaluates it, and makes the cards. */
  Outcome answer() {
    Evaluation evaluation = evaluate();
    CdsResponse response =
        new CardDeck(ShippedPathway.get(), BASE, UUID::randomUUID)
            .answer(evaluation, context, moment());
    String json = new String(new ResponseWriter().write(response), StandardCharsets.UTF_8);
    return new Outcome(
        evaluation,
        response.cards(),
        json.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "uuid"));
  }

  @Override
  public String toString() {
    return name + " " + context.hook().hookName() + " " + notObtained;
  }
}
