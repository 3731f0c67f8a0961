package dev.carpus.logic;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A type of CQL parameter whose value can be given as a text.
 *
 * @see <a href="https://cql.hl7.org/09-b-cqlreference.html#types-2">CQL, types</a>
 */
public enum ParameterType {
  /** A window in days, or another count. */
  INTEGER("{urn:hl7-org:elm-types:r1}Integer", "a whole number of 0 or more") {
    @Override
    public Optional<Object> read(String text) {
      return DIGITS.matcher(text).matches()
          ? Optional.of(new BigDecimal(text))
              .filter(value -> value.compareTo(LARGEST) <= 0)
              .map(BigDecimal::intValueExact)
          : Optional.empty();
    }
  },

  /** A threshold. */
  DECIMAL("{urn:hl7-org:elm-types:r1}Decimal", "a number") {
    @Override
    public Optional<Object> read(String text) {
      return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
  },

  /** A switch. */
  BOOLEAN("{urn:hl7-org:elm-types:r1}Boolean", "true or false") {
    @Override
    public Optional<Object> read(String text) {
      return switch (text) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  };

  private static final Pattern DIGITS = Pattern.compile("\\d{1,10}");

  /** As many digits as a CQL Decimal has. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,8})?");

  private static final BigDecimal LARGEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final String elmName;
  private final String wanted;

  ParameterType(String elmName, String wanted) {
    this.elmName = elmName;
    this.wanted = wanted;
  }

  /** The type of this name in ELM; nothing for one whose values are no texts. */
  static Optional<ParameterType> of(String elmName) {
    for (ParameterType type : values()) {
      if (type.elmName.equals(elmName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** What a text must be to be a value of this type, in words. */
  public String wanted() {
    return wanted;
  }

  /** The value that a text gives, as an engine takes it; nothing if it is none of this type. */
  public abstract Optional<Object> read(String text);
}
