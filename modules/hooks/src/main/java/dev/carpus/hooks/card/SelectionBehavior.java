package dev.carpus.hooks.card;

/**
 * How many of a card's suggestions a user may take.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#card-attributes">CDS Hooks 2.0, card attributes</a>
 */
public enum SelectionBehavior {
  /** None or one. */
  AT_MOST_ONE("at-most-one"),
  /** Any number of them. */
  ANY("any");

  private final String code;

  SelectionBehavior(String code) {
    this.code = code;
  }

  /** The word in JSON. */
  public String code() {
    return code;
  }
}
