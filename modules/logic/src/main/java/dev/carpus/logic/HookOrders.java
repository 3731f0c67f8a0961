package dev.carpus.logic;

import java.util.List;
import java.util.Optional;

/**
 * Where an evaluation is asked for, and what the user is about to order there.
 *
 * @param hook the name of the hook
 * @param draft the draft order that is judged, as {@code Type/id}
 * @param basket all other drafts, as {@code Type/id}: they count as ordered
 * @see <a href="https://cds-hooks.hl7.org/hooks/order-select/STU1/order-select/">CDS Hooks,
 *     order-select</a>
 */
public record HookOrders(String hook, Optional<String> draft, List<String> basket) {
  private static final String PATIENT_VIEW = "patient-view";

  public HookOrders {
    basket = List.copyOf(basket);
  }

  /** A hook at which nothing is about to be ordered. */
  public static HookOrders none(String hook) {
    return new HookOrders(hook, Optional.empty(), List.of());
  }

  /** The hook at which a chart is opened. */
  public static HookOrders patientView() {
    return none(PATIENT_VIEW);
  }
}
