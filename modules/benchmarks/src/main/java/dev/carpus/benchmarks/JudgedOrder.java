package dev.carpus.benchmarks;

import dev.carpus.pathway.DraftOrder;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.ContentCase;
import java.util.List;
import java.util.Optional;

/**
 * What one evaluation of a case is about.
 *
 * @param draft the order that is judged, as {@code Type/id}; nothing where there is none
 * @param basket all other drafts, as {@code Type/id}
 */
record JudgedOrder(Optional<String> draft, List<String> basket) {
  /** One for each order of a case that is judged; one without an order where none is. */
  static List<JudgedOrder> of(ContentCase patient) {
    DraftOrders orders = DraftOrders.of(patient.context());
    if (orders.judged().isEmpty()) {
      return List.of(new JudgedOrder(Optional.empty(), others(orders, Optional.empty())));
    }
    return orders.judged().stream()
        .map(each -> new JudgedOrder(Optional.of(name(each)), others(orders, Optional.of(each))))
        .toList();
  }

  private static List<String> others(DraftOrders orders, Optional<DraftOrder> judged) {
    return orders.drafts().stream()
        .filter(each -> !Optional.of(each).equals(judged))
        .map(JudgedOrder::name)
        .toList();
  }

  private static String name(DraftOrder order) {
    return order.reference().toString();
  }
}
