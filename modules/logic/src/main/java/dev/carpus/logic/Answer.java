package dev.carpus.logic;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What came of one Boolean expression; used by one thread. */
public final class Answer {
  private final Ternary value;
  private final Supplier<List<Evidence>> records;
  private final Set<String> missing;
  private final List<String> setAside;

  /** Looked for when it is first asked for: most answers are false, and nobody asks why. */
  private @Nullable List<Evidence> evidence;

  /**
   * An answer.
   *
   * @param records gives the records that it rests on, in any order
   * @param missing for an unknown value, what would be needed
   * @param setAside records whose value could not be used
   */
  public Answer(
      Ternary value, Supplier<List<Evidence>> records, Set<String> missing, List<String> setAside) {
    this.value = value;
    this.records = records;
    this.missing = Set.copyOf(missing);
    this.setAside = List.copyOf(setAside);
  }

  /** True, false or unknown. */
  public Ternary value() {
    return value;
  }

  /** The records that the expression rests on, in the order of {@link Evidence#ORDER}. */
  public List<Evidence> evidence() {
    if (evidence == null) {
      evidence = Evidence.inOrder(records.get());
    }
    return evidence;
  }

  /**
   * For an unknown value, what would be needed: resource types not obtained, or elements as {@code
   * Patient.birthDate}; empty where a fact is too imprecise to decide.
   */
  public Set<String> missing() {
    return missing;
  }

  /**
   * Records among those that are read whose value could not be used, each with the reason, in
   * words.
   */
  public List<String> setAside() {
    return setAside;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Answer that
        && value == that.value
        && evidence().equals(that.evidence())
        && missing.equals(that.missing)
        && setAside.equals(that.setAside);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, missing, setAside);
  }

  /** The value alone: what it rests on belongs in no log. */
  @Override
  public String toString() {
    return "Answer[" + value + "]";
  }
}
