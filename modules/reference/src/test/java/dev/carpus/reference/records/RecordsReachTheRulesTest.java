package dev.carpus.reference.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.EvaluationFailure;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnreadableResources;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.reference.ReferenceEngine;
import dev.carpus.reference.ShippedLogic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Few random records are enough to see every rule of the shipped pathway from both sides. */
class RecordsReachTheRulesTest {
  /** Makes every run the same; another one looks at other records. */
  private static final long SEED = 20_261_123;

  private static final int COUNT = 400;

  /** What no record can make true: it awaits codes, or a site must ask for it. */
  private static final Set<String> NEVER_TRUE =
      Set.of(
          "A prosthetic joint is on record",
          "A tendon injury is found",
          "An MRI is drafted with claustrophobia",
          "Creatine kinase is asked for and missing",
          "Heart failure is decompensated, or an infarction is on record",
          "MRI alone shows it better",
          "MRI shows better what is looked for",
          "Pregnancy is wished for",
          "The patient breast-feeds",
          "The site wants EMG suggested",
          "Thyrotropin is asked for and missing");

  /** What no record can make false: it awaits codes. */
  private static final Set<String> NEVER_FALSE =
      Set.of(
          "No broken skin of the hands is known",
          "No lymphoedema on record",
          "No trauma order set");

  private static final LogicProgram PROGRAM = ShippedLogic.program();
  private static final SyntheticRecords RECORDS =
      new SyntheticRecords(PROGRAM, ContentFolder.shipped());
  private static final ValuesSeen SEEN = new ValuesSeen();
  private static final List<String> FAILURES = new ArrayList<>();

  @BeforeAll
  static void answerAll() {
    ClinicalLogic logic = new ReferenceEngine().prepare(PROGRAM);
    RECORDS.from(SEED, COUNT).forEach(record -> answer(logic, record));
  }

  private static void answer(ClinicalLogic logic, SyntheticRecord record) {
    try {
      SEEN.add(logic.answer(record.record(), record.moment()));
    } catch (UnreadableResources unreadable) {
      if (!record.mayBeUnreadable()) {
        FAILURES.add(record + ": " + unreadable);
      }
    } catch (EvaluationFailure failure) {
      FAILURES.add(record + ": " + failure);
    }
  }

  @Test
  void makeEveryExpressionTrue() {
    assertThat(SEEN.never(Ternary.TRUE, PROGRAM.expressions())).isSubsetOf(NEVER_TRUE);
  }

  @Test
  void makeEveryExpressionFalse() {
    assertThat(SEEN.never(Ternary.FALSE, PROGRAM.expressions())).isSubsetOf(NEVER_FALSE);
  }

  @Test
  void makeMostExpressionsUnknown() {
    assertThat(SEEN.of(Ternary.UNKNOWN)).hasSizeGreaterThan(PROGRAM.expressions().size() / 2);
  }

  @Test
  void areAnsweredUnlessTheyAreMeantToBeUnreadable() {
    assertThat(FAILURES).isEmpty();
  }

  @Test
  void areDecidedByTheirSeeds() {
    RECORDS
        .from(SEED, COUNT)
        .forEach(record -> assertThat(RECORDS.ofSeed(record.seed())).isEqualTo(record));
    assertThat(RECORDS.ofSeed(SEED)).isNotEqualTo(RECORDS.ofSeed(SEED + 1));
  }
}
