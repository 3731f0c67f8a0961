package dev.carpus.reference;

import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Ternary;
import dev.carpus.pathway.content.ContentFolder;
import dev.carpus.pathway.content.PathwayLoader;
import dev.carpus.pathway.content.Site;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The logic of the shipped pathway, as it is given to an engine. */
public final class ShippedLogic {
  private static final LogicProgram PROGRAM = load();
  private static final ClinicalLogic LOGIC = new ReferenceEngine().prepare(PROGRAM);

  private ShippedLogic() {}

  /** The program, with the terminology that it speaks of. */
  public static LogicProgram program() {
    return PROGRAM;
  }

  /** Whether a condition holds where a chart is opened. */
  static Ternary value(String expression, Chart chart) {
    PatientRecord record =
        new PatientRecord(
            chart.context().patientId(),
            chart.context().encounterId(),
            chart.resources(),
            chart.notObtained());
    return Optional.ofNullable(
            LOGIC
                .answer(record, new Moment(chart.at(), ZoneOffset.UTC))
                .byExpression()
                .get(expression))
        .orElseThrow()
        .value();
  }

  private static LogicProgram load() {
    List<LogicProgram> programs = new ArrayList<>();
    new PathwayLoader(
            program -> {
              programs.add(program);
              return (record, moment) -> {
                throw new UnsupportedOperationException("this engine answers nothing");
              };
            },
            Site.none())
        .load(ContentFolder.shipped());
    return programs.getFirst();
  }
}
