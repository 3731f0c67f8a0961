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

  @Test
  void listsItsNamesForPeople() {
    assertThat(Hook.names()).isEqualTo("patient-view, order-select, order-sign");
  }
}
