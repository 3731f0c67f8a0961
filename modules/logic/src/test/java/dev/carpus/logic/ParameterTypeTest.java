package dev.carpus.logic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTypeTest {
  @Test
  void readsWhatIsOfTheType() {
    assertThat(ParameterType.INTEGER.read("0")).contains(0);
    assertThat(ParameterType.INTEGER.read("2147483647")).contains(Integer.MAX_VALUE);
    assertThat(ParameterType.DECIMAL.read("-7.25")).contains(new BigDecimal("-7.25"));
    assertThat(ParameterType.DECIMAL.read("7")).contains(new BigDecimal("7"));
    assertThat(ParameterType.DECIMAL.read("0.12345678")).contains(new BigDecimal("0.12345678"));
    assertThat(ParameterType.BOOLEAN.read("true")).contains(true);
    assertThat(ParameterType.BOOLEAN.read("false")).contains(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5", "long", "2147483648", "99999999999", "true"})
  void readsNoInteger(String text) {
    assertThat(ParameterType.INTEGER.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.", ".5", "1e9", "7,5", "0.123456789", "low", "true"})
  void readsNoDecimal(String text) {
    assertThat(ParameterType.DECIMAL.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "True", "yes", "1"})
  void readsNoBoolean(String text) {
    assertThat(ParameterType.BOOLEAN.read(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Integer, INTEGER", "Decimal, DECIMAL", "Boolean, BOOLEAN"})
  void knowsTheTypesOfElm(String name, ParameterType type) {
    assertThat(ParameterType.of("{urn:hl7-org:elm-types:r1}" + name)).contains(type);
    assertThat(ParameterType.of(name)).isEmpty();
    assertThat(ParameterType.of("{urn:hl7-org:elm-types:r1}String")).isEmpty();
  }
}
