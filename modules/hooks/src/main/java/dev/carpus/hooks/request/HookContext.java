package dev.carpus.hooks.request;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.ResourceReference;
import dev.carpus.json.JsonSlice;
import java.util.List;
import java.util.Optional;

/**
 * What the user is doing, in the terms of one hook. All ids are FHIR ids, so they may stand in a
 * URL as they are.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-request_1">CDS Hooks 2.0, request</a>
 */
public sealed interface HookContext {
  /** The hook that this is the context of. */
  Hook hook();

  /** The current user as {@code Type/id}. */
  String userId();

  /** The patient's bare id. */
  String patientId();

  /** The encounter's bare id, if the user is in one. */
  Optional<String> encounterId();

  /**
   * The context of a record that was just opened.
   *
   * @see <a href="https://cds-hooks.org/hooks/patient-view/STU1/patient-view/">patient-view</a>
   */
  record PatientView(String userId, String patientId, Optional<String> encounterId)
      implements HookContext {
    /**
     * @throws IllegalArgumentException if an id is not of the form the hook demands
     */
    public PatientView {
      checkIds(Hook.PATIENT_VIEW, userId, patientId, encounterId);
    }

    @Override
    public Hook hook() {
      return Hook.PATIENT_VIEW;
    }

    @Override
    public String toString() {
      return "PatientView[]";
    }
  }

  /**
   * The context of orders that are being chosen.
   *
   * @param selections the orders just chosen, as {@code Type/id}; they stand in the drafts
   * @param draftOrders a Bundle of all orders not yet signed
   * @see <a href="https://cds-hooks.org/hooks/order-select/STU1/order-select/">order-select</a>
   */
  record OrderSelect(
      String userId,
      String patientId,
      Optional<String> encounterId,
      List<String> selections,
      JsonSlice draftOrders)
      implements HookContext {
    /**
     * @throws IllegalArgumentException if an id is not of the form the hook demands, or nothing is
     *     selected
     */
    public OrderSelect {
      checkIds(Hook.ORDER_SELECT, userId, patientId, encounterId);
      selections = List.copyOf(selections);
      if (selections.isEmpty()
          || selections.stream().anyMatch(each -> ResourceReference.parse(each).isEmpty())) {
        throw new IllegalArgumentException("selections must be one or more references, Type/id");
      }
    }

    @Override
    public Hook hook() {
      return Hook.ORDER_SELECT;
    }

    @Override
    public String toString() {
      return "OrderSelect[selections=" + selections.size() + "]";
    }
  }

  /**
   * The context of orders about to be signed.
   *
   * @param draftOrders a Bundle of the orders
   * @see <a href="https://cds-hooks.org/hooks/order-sign/STU1/order-sign/">order-sign</a>
   */
  record OrderSign(
      String userId, String patientId, Optional<String> encounterId, JsonSlice draftOrders)
      implements HookContext {
    /**
     * @throws IllegalArgumentException if an id is not of the form the hook demands
     */
    public OrderSign {
      checkIds(Hook.ORDER_SIGN, userId, patientId, encounterId);
    }

    @Override
    public Hook hook() {
      return Hook.ORDER_SIGN;
    }

    @Override
    public String toString() {
      return "OrderSign[]";
    }
  }

  private static void checkIds(
      Hook hook, String userId, String patientId, Optional<String> encounterId) {
    if (!hook.allowsUser(userId)) {
      throw new IllegalArgumentException(
          "userId must be Type/id with one of the types " + String.join(", ", hook.userTypes()));
    }
    if (!ResourceReference.isId(patientId)) {
      throw new IllegalArgumentException("patientId must be a bare FHIR id");
    }
    if (encounterId.isPresent() && !ResourceReference.isId(encounterId.get())) {
      throw new IllegalArgumentException("encounterId must be a bare FHIR id");
    }
  }
}
