package dev.carpus.pathway;

import dev.carpus.logic.Evidence;
import java.util.List;

/**
 * Why a rule that holds does not speak.
 *
 * @param reason in words
 * @param records those of the patient's record that hold it back, such as the result of what it
 *     would ask for
 */
public record HeldBack(String reason, List<Evidence> records) {
  public HeldBack {
    records = List.copyOf(records);
  }
}
