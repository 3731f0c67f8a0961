package dev.carpus.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HookTest {
  @Test
  void isFoundByItsExactName() {
    assertThat(Hook.named("order-select")).contains(Hook.ORDER_SELECT);
    assertThat(Hook.named("Order-Select")).isEmpty();
    assertThat(Hook.named("appointment-book")).isEmpty();
  }

  /** no hook of our own, which would need a name of a domain and a definition. */
  @Test
  void isOneOfTheCatalogue() {
    assertThat(Hook.values())
        .extracting(Hook::hookName)
        .isSubsetOf(
            "patient-view",
            "order-select",
            "order-sign",
            "order-dispatch",
            "encounter-start",
            "encounter-discharge",
            "appointment-book");
  }

  @Test
  void listsItsNamesForPeople() {
    assertThat(Hook.names()).isEqualTo("patient-view, order-select, order-sign");
  }
}
