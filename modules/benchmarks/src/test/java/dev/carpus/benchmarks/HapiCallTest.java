package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.reference.PreferredEngine;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.junit.jupiter.api.Test;

class HapiCallTest {
  private static final IParser PARSER = FhirContext.forR4Cached().newJsonParser();

  private static Stream<RequestGroupActionComponent> withThoseBelow(
      RequestGroupActionComponent action) {
    return Stream.concat(
        Stream.of(action), action.getAction().stream().flatMap(HapiCallTest::withThoseBelow));
  }

  /**
   * HAPI's cards name the groups of a plan alone, so that its rules are told from what is below.
   */
  @Test
  void findsTheSameRulesToHoldAsTheOperationItself() {
    Subject subject = new Subject(new PreferredEngine());
    PeerPipeline peer = new PeerPipeline(subject.pipeline(), subject.moment());
    byte[] body = subject.body(20);
    ContentCase patient = peer.patient(body);
    List<IBaseResource> record =
        patient.record().stream().map(raw -> PARSER.parseResource(raw.text())).toList();

    Parameters applied = (Parameters) new PeerEngine().applyR5(patient, record);
    List<String> rules =
        ((Bundle) applied.getParameterFirstRep().getResource())
            .getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .filter(RequestGroup.class::isInstance)
                .flatMap(group -> ((RequestGroup) group).getAction().stream())
                .flatMap(HapiCallTest::withThoseBelow)
                .map(Element::getId)
                .filter(id -> id.startsWith("P-"))
                .toList();
    assertThat(rules)
        .contains("P-02", "P-08", "P-61")
        .containsExactlyInAnyOrderElementsOf(peer.answer(body).rulesAndClauses());
  }
}
