package dev.carpus.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantedTest {
  private static final String WORD = Planted.word("Quastenflosser7");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quastenflosser7",
        "{\"patient\":\"Quastenflosser7\"}",
        "GET /Patient/Quastenflosser7?x",
        "eyJhbGciOiJFUzM4NCJ9.eyJpc3MiOiJodHRwczovL2EifQ.c2ln",
        "INSERT INTO decision (id)\\nVALUES (('7616145853603367fe05')) was aborted"
      })
  void isFoundWhereItStandsByItself(String line) {
    assertThat(Planted.in(line)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Quastenflosser", "Quastenflosser77", "aQuastenflosser7", "eyJ.eyJ"})
  void isNotFoundInOtherWords(String line) {
    assertThat(Planted.in(line)).isEmpty();
  }

  @Test
  void isNoWordThatAnyLineHolds() {
    assertThatThrownBy(() -> Planted.word("t")).isInstanceOf(IllegalArgumentException.class);
    assertThat(Planted.word("")).isEmpty();
  }

  /** The scan of the log sees what is printed, and tells of it. */
  @Test
  void isSeenByTheScanOfTheLog() {
    assertThat(LogScan.found("{\"@timestamp\":\"x\",\"message\":\"" + WORD + "\"}")).isPresent();
    assertThat(LogScan.found("{\"@timestamp\":\"x\",\"message\":\"well\"}")).isEmpty();
    assertThat(LogScan.found(WORD)).as("no line of a log").isEmpty();
  }
}
