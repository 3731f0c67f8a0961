package dev.carpus.reference;

import dev.carpus.hooks.card.Card;
import dev.carpus.hooks.card.CdsResponse;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.pathway.CardDeck;
import dev.carpus.pathway.Evaluation;
import dev.carpus.pathway.Finding;
import dev.carpus.pathway.Restraints;
import dev.carpus.pathway.Snoozes;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFile;
import dev.carpus.pathway.content.ContentFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One of the authors' cases, to be evaluated with changes.
 *
 * @param contentCase the case
 * @param snoozes what rests
 */
record ShippedCase(ContentCase contentCase, Snoozes snoozes) {
  static ShippedCase of(String name) {
    Path file = ContentFolder.shipped().pathways().getFirst().resolve("cases/" + name + ".json");
    try {
      return new ShippedCase(
          ((CaseReading.Read) CaseReader.read(new ContentFile(name, Files.readString(file))))
              .contentCase(),
          Snoozes.none());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  ShippedCase resting(Snoozes other) {
    return new ShippedCase(contentCase, other);
  }

  /** The same with a resource more. */
  ShippedCase with(String type, String json) {
    List<RawResource> record = new ArrayList<>(contentCase.record());
    record.add(RawResource.of(type, json));
    return withRecord(record);
  }

  /** The same with another text in place of one, in all its resources. */
  ShippedCase replacing(String text, String other) {
    return withRecord(
        contentCase.record().stream()
            .map(each -> RawResource.of(each.type(), each.text().replace(text, other)))
            .toList());
  }

  private ShippedCase withRecord(List<RawResource> record) {
    return new ShippedCase(
        new ContentCase(
            contentCase.id(),
            contentCase.title(),
            contentCase.at(),
            contentCase.context(),
            record,
            contentCase.parameters(),
            contentCase.notObtained(),
            contentCase.expected()),
        snoozes);
  }

  private Moment moment() {
    return new Moment(contentCase.at(), ZoneOffset.UTC);
  }

  Evaluation evaluate() {
    PatientRecord record =
        new PatientRecord(
            contentCase.context().patientId(),
            contentCase.context().encounterId(),
            contentCase.record(),
            Set.of());
    return ShippedPathway.get()
        .evaluate(contentCase.context(), record, moment(), new Restraints(Map.of(), snoozes));
  }

  List<Card> cards() {
    CdsResponse response =
        new CardDeck(ShippedPathway.get(), URI.create("http://127.0.0.1"), UUID::randomUUID)
            .answer(evaluate(), contentCase.context(), moment());
    return response.cards();
  }

  Finding finding(String rule) {
    return evaluate()
        .findings()
        .filter(each -> each.rule().id().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** The rules that speak. */
  Set<String> speaking() {
    return evaluate()
        .findings()
        .filter(Finding::speaks)
        .map(finding -> finding.rule().id())
        .collect(Collectors.toSet());
  }

  /** The records that a rule rests on. */
  Set<String> evidence(String rule) {
    return finding(rule).evidence().stream().map(Evidence::reference).collect(Collectors.toSet());
  }
}
