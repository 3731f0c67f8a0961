package dev.carpus.benchmarks.byhand;

/**
 * What all rules read a chart by.
 *
 * @param conditions its conditions
 * @param encounters its current encounter
 * @param forms its assessment forms
 * @param results its results
 * @param places where records are
 */
record Readings(
    Conditions conditions, Encounters encounters, Forms forms, Results results, Places places) {
  /** Those of a chart. */
  static Readings of(Chart chart, Codes codes) {
    Concepts concepts = new Concepts(chart.elements());
    Places places = new Places(chart.elements(), codes);
    Encounters encounters = new Encounters(chart);
    return new Readings(
        new Conditions(chart, concepts, places, encounters),
        encounters,
        new Forms(chart, concepts),
        new Results(chart, concepts),
        places);
  }
}
