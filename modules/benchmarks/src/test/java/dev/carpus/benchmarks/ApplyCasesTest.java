package dev.carpus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each case of the content, {@code $apply} by another engine finds the same rules and clauses
 * to hold as Carpus does, but for what {@code docs/APPLY.md} lists and explains. Cases in which a
 * site sets parameters or something could not be obtained are left out: {@code $apply} knows
 * neither.
 */
class ApplyCasesTest {
  private static final PeerEngine PEER = new PeerEngine();
  private static final OwnEngine OWN = new OwnEngine();
  private static final KnownDifferences KNOWN = new KnownDifferences();

  private static Stream<ContentCase> compared() {
    ContentFolder folder = ContentFolder.shipped();
    return folder.files(folder.pathways().getFirst().resolve("cases"), ".json").stream()
        .map(file -> ((CaseReading.Read) CaseReader.read(file)).contentCase())
        .filter(each -> each.parameters().isEmpty() && each.notObtained().isEmpty());
  }

  static Stream<Named<ContentCase>> cases() {
    return compared().map(each -> Named.of(each.id(), each));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsTheSameActionsToHoldButForWhatIsExplained(ContentCase patient) {
    List<JudgedOrder> orders = JudgedOrder.of(patient);
    List<Set<String>> own = OWN.apply(patient);
    assertThat(own).hasSameSizeAs(orders);
    List<Difference> differences = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      Proposal proposal = PEER.apply(patient, orders.get(i));
      assertThat(proposal.failures()).isEmpty();
      Difference.between(patient.id(), orders.get(i), own.get(i), proposal.rulesAndClauses())
          .ifPresent(differences::add);
    }
    assertThat(differences).containsExactlyInAnyOrderElementsOf(KNOWN.of(patient.id()));
  }

  @Test
  void explainsDifferencesOfCasesThatThereAreAlone() {
    assertThat(compared().map(ContentCase::id).toList())
        .containsAll(KNOWN.all().stream().map(Difference::caseId).toList());
    assertThat(KNOWN.explained()).isNotEmpty().isEqualTo(KNOWN.given());
  }
}
