package dev.carpus.reference.records;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that is measured, with the values at which the logic changes its mind.
 *
 * @param valueSet the id of the value set of its codes
 * @param scales its units, each with those values
 */
record Analyte(String valueSet, List<Scale> scales) {
  /**
   * A unit of an analyte.
   *
   * @param ucum the unit
   * @param limits the values at which the logic changes its mind, from low to high
   */
  record Scale(String ucum, List<BigDecimal> limits) {
    Scale {
      limits = List.copyOf(limits);
    }

    private static Scale of(String ucum, String... limits) {
      List<BigDecimal> values = new ArrayList<>();
      for (String limit : limits) {
        values.add(new BigDecimal(limit));
      }
      return new Scale(ucum, values);
    }
  }

  Analyte {
    scales = List.copyOf(scales);
  }

  private static Analyte of(String valueSet, Scale... scales) {
    return new Analyte(valueSet, List.of(scales));
  }

  static final Analyte POTASSIUM =
      of(
          "VS-Potassium",
          Scale.of("mmol/L", "2.5", "3.0", "3.5"),
          Scale.of("meq/L", "2.5", "3.0", "3.5"));
  static final Analyte CALCIUM =
      of(
          "VS-Calcium",
          Scale.of("mg/dL", "7.0", "8.5"),
          Scale.of("mmol/L", "1.75", "2.125"),
          Scale.of("meq/L", "3.5", "4.25"));
  static final Analyte MAGNESIUM =
      of(
          "VS-Magnesium",
          Scale.of("mg/dL", "1.2", "1.7"),
          Scale.of("mmol/L", "0.49", "0.70"),
          Scale.of("meq/L", "0.98", "1.4"));
  static final Analyte C_REACTIVE_PROTEIN =
      of("VS-InflamLab-CRP", Scale.of("mg/L", "10.0"), Scale.of("mg/dL", "1.0"));
  static final Analyte SEDIMENTATION_RATE =
      of("VS-InflamLab-ESR", Scale.of("mm/h", "0", "20", "27.5", "40", "150"));
  static final Analyte LEUKOCYTES =
      of(
          "VS-Leukocytes",
          Scale.of("10*3/uL", "11.0"),
          Scale.of("10*9/L", "11.0"),
          Scale.of("/uL", "11000"));
  static final Analyte ANTIBODIES =
      of("VS-InflamLab-ANA", Scale.of("{titer}", "160"), Scale.of("1", "160"));
  static final Analyte TEMPERATURE =
      of("VS-BodyTemperature", Scale.of("Cel", "38.0"), Scale.of("[degF]", "100.4"));
  static final Analyte FILTRATION =
      of(
          "VS-eGFR",
          Scale.of("mL/min/{1.73_m2}", "30", "60"),
          Scale.of("mL/min", "30", "60"),
          Scale.of("mL/min/1.73", "30", "60"));
  static final Analyte CREATININE =
      of("VS-Creatinine", Scale.of("mg/dL", "1.0"), Scale.of("umol/L", "88"));
  static final Analyte HEMOGLOBIN_A1C =
      of("VS-HbA1c", Scale.of("%", "9"), Scale.of("mmol/mol", "75"));
  static final Analyte PLATELETS =
      of("VS-Platelets", Scale.of("10*3/uL", "50"), Scale.of("10*9/L", "50"));
  static final Analyte TRANSAMINASE =
      of("VS-Transaminase", Scale.of("U/L", "40", "120", "150"), Scale.of("[IU]/L", "120"));
  static final Analyte GESTATIONAL_AGE =
      of(
          "VS-GestationalAge",
          Scale.of("wk", "0", "20", "43"),
          Scale.of("d", "0", "140", "301"),
          Scale.of("mo", "5"));
  static final Analyte CANAL =
      of("VS-CervicalCanal", Scale.of("mm", "13.0"), Scale.of("cm", "1.3"));
  static final Analyte PAIN =
      of("VS-PainScore", Scale.of("{score}", "1", "4", "10"), Scale.of("1", "1", "7"));

  static final List<Analyte> ALL =
      List.of(
          POTASSIUM,
          CALCIUM,
          MAGNESIUM,
          C_REACTIVE_PROTEIN,
          SEDIMENTATION_RATE,
          LEUKOCYTES,
          ANTIBODIES,
          TEMPERATURE,
          FILTRATION,
          CREATININE,
          HEMOGLOBIN_A1C,
          PLATELETS,
          TRANSAMINASE,
          GESTATIONAL_AGE,
          CANAL,
          PAIN,
          of("VS-AlkalinePhosphatase", Scale.of("U/L", "120")),
          of("VS-Bilirubin", Scale.of("mg/dL", "1.2"), Scale.of("umol/L", "20")),
          of("VS-Hemoglobin", Scale.of("g/dL", "12"), Scale.of("mmol/L", "7.5")),
          of("VS-Thyrotropin", Scale.of("m[IU]/L", "4")),
          of("VS-CreatineKinase", Scale.of("U/L", "200")),
          of("VS-BloodCountPanel", Scale.of("1", "1")),
          of("VS-InflamLab-UA", Scale.of("{score}", "1")),
          of("VS-LiverPanel", Scale.of("U/L", "40")));
}
