package dev.carpus.hooks.request;

import dev.carpus.hooks.Hook;
import dev.carpus.json.JsonSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the context of a hook out of a request. */
final class ContextReader {
  private final Hook hook;
  private final Members context;

  ContextReader(Hook hook, Members context) {
    this.hook = hook;
    this.context = context;
  }

  /** The context; empty if there were problems, which have been noted. */
  Optional<HookContext> read() {
    int before = context.problems().size();
    Optional<String> userId = context.required("userId", Demand.user(hook));
    Optional<String> patientId = context.required("patientId", Demand.ID);
    Optional<String> encounterId = context.optional("encounterId", Demand.ID);
    List<String> selections = hook == Hook.ORDER_SELECT ? selections() : List.of();
    Optional<JsonSlice> draftOrders =
        hook == Hook.PATIENT_VIEW
            ? Optional.empty()
            : context.required("draftOrders", Demand.BUNDLE);
    if (context.problems().size() > before) {
      return Optional.empty();
    }
    String user = userId.orElseThrow();
    String patient = patientId.orElseThrow();
    return Optional.of(
        switch (hook) {
          case PATIENT_VIEW -> new HookContext.PatientView(user, patient, encounterId);
          case ORDER_SELECT ->
              new HookContext.OrderSelect(
                  user, patient, encounterId, selections, draftOrders.orElseThrow());
          case ORDER_SIGN ->
              new HookContext.OrderSign(user, patient, encounterId, draftOrders.orElseThrow());
        });
  }

  private List<String> selections() {
    List<String> selections = new ArrayList<>();
    List<Outline> items =
        context
            .required("selections", Demand.REFERENCES)
            .map(Outline.Items::values)
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Optional<String> selection = Demand.REFERENCE.value().apply(items.get(i));
      if (selection.isEmpty()) {
        context.note("selections/" + i, "must be " + Demand.REFERENCE.words());
      }
      selection.ifPresent(selections::add);
    }
    return selections;
  }
}
