package dev.carpus.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled logic says what the official engine says, of every expression. */
class BothEnginesTest {
  private static final BothEngines ENGINES = new BothEngines(ShippedLogic.program());

  @Provide
  Arbitrary<Chart> charts() {
    return Charts.any();
  }

  @Example
  void compilesTheShippedPathwayWhole() {
    assertThat(ENGINES.compiled().unsupported()).isEmpty();
    assertThat(ENGINES.expressions()).isGreaterThan(100);
  }

  @Property(tries = 200, seed = "20261122", edgeCases = EdgeCasesMode.NONE)
  void saysTheSame(@ForAll("charts") Chart chart) {
    PatientRecord record =
        new PatientRecord(
            chart.context().patientId(),
            chart.context().encounterId(),
            chart.resources(),
            chart.notObtained());
    List<String> differences = ENGINES.differences(record, new Moment(chart.at(), ZoneOffset.UTC));
    assertThat(differences).isEmpty();
  }
}
