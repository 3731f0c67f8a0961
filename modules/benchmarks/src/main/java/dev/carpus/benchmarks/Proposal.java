package dev.carpus.benchmarks;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** What came of {@code $apply}: a CarePlan that contains everything that is proposed. */
record Proposal(CarePlan carePlan) {
  /** The orders. */
  List<ServiceRequest> orders() {
    return contained(ServiceRequest.class).toList();
  }

  /** The ids of the actions whose conditions hold, those of groups among them. */
  List<String> actions() {
    return contained(RequestGroup.class)
        .flatMap(group -> group.getAction().stream())
        .flatMap(Proposal::withThoseBelow)
        .map(Element::getId)
        .toList();
  }

  /** The ids of rules and their clauses among them, which all begin so. */
  List<String> rulesAndClauses() {
    return actions().stream().filter(each -> each.startsWith("P-")).toList();
  }

  /** What the engine could not do; it takes a condition that fails for one that does not hold. */
  List<String> failures() {
    return contained(OperationOutcome.class)
        .flatMap(outcome -> outcome.getIssue().stream())
        .map(issue -> issue.getDiagnostics())
        .toList();
  }

  private <T extends Resource> Stream<T> contained(Class<T> type) {
    return carePlan.getContained().stream().filter(type::isInstance).map(type::cast);
  }

  private static Stream<RequestGroupActionComponent> withThoseBelow(
      RequestGroupActionComponent action) {
    return Stream.concat(
        Stream.of(action), action.getAction().stream().flatMap(Proposal::withThoseBelow));
  }
}
