package dev.carpus.logic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A record of the patient that an answer rests on.
 *
 * @param reference the FHIR reference, such as {@code Condition/c1}
 * @param display what the record says, in the words of its source
 * @param date the calendar day that it speaks of, as far as it is known
 */
public record Evidence(String reference, Optional<String> display, Optional<String> date) {
  /** By reference, so that the same record gives the same order however it came in. */
  public static final Comparator<Evidence> ORDER = Comparator.comparing(Evidence::reference);

  /** Each of several records once, in the order of {@link #ORDER}. */
  public static List<Evidence> inOrder(List<Evidence> several) {
    if (several.size() <= 1) {
      return List.copyOf(several);
    }
    List<Evidence> sorted = new ArrayList<>(several);
    sorted.sort(ORDER);
    return List.copyOf(new LinkedHashSet<>(sorted));
  }
}
