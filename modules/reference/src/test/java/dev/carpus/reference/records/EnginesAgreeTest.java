package dev.carpus.reference.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.compiled.CompiledEngine;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.ParsedResources;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.reference.ShippedLogic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The compiled engine answers what the official engine answers, whatever the record. More records
 * by {@code ./mvnw test -pl modules/reference -am -Dtest=EnginesAgreeTest -Dcarpus.records=20000
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class EnginesAgreeTest {
  private static final long SEED = 20_000_000;

  /** How many are compared in every run of the tests; more by a system property. */
  private static final int RECORDS = Integer.getInteger("carpus.records", 2_000);

  /** One record in so many, at most, may have a resource that HAPI's parser refuses for nothing. */
  private static final int REFUSED = 25;

  @Test
  void answersTheSame() {
    LogicProgram program = ShippedLogic.program();
    Comparison comparison =
        new Comparison(
            new ReferenceEngine().prepare(program),
            new CompiledEngine(ParsedResources::new).prepare(program));
    List<String> differences = new ArrayList<>();
    new SyntheticRecords(program, ContentFolder.shipped())
        .from(SEED, RECORDS)
        .forEach(record -> differences.addAll(comparison.differences(record)));
    assertThat(differences).isEmpty();
    assertThat(comparison.readByTheOtherAlone()).isLessThanOrEqualTo(RECORDS / REFUSED);
  }
}
