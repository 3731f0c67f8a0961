package dev.carpus.server.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of what a hook call says beside resources. */
enum CallMutation implements JsonMutation {
  /** A prefetch key is missing. */
  PREFETCH_MISSING(work -> CallMutation.key(work).ifPresent(Slot::remove)),
  /** A prefetch key is null, or has a value that is no resource. */
  PREFETCH_VALUE(work ->
      CallMutation.key(work)
          .ifPresent(slot ->
              slot.set(
                  Workpiece.raw(
                      work.chance()
                          .pick(
                              List.of(
                                  "null",
                                  "{}",
                                  "7",
                                  "\"" + Oddities.MARK + "\"",
                                  "{\"resourceType\":\"OperationOutcome\"}")))))),
  /** Two prefetch keys have each other's values. */
  PREFETCH_SWAPPED(work ->
      CallMutation.key(work)
          .ifPresent(one ->
              CallMutation.key(work)
                  .ifPresent(other -> {
                    JsonNode value = one.value();
                    one.set(other.value());
                    other.set(value);
                  }))),
  /** There is a prefetch key that nobody asked for. */
  PREFETCH_UNKNOWN(work ->
      work.member("prefetch")
          .set(Oddities.MARK, work.seeds().pick(work.chance()).body().deepCopy())),
  /** The request names a FHIR server, and lacks what must be read from it. */
  FHIR_SERVER(work -> {
    work.set("fhirServer", Workpiece.text(work.chance().pick(CallOddities.FHIR_SERVERS)));
    CallMutation.lessPrefetch(work);
  }),
  /** The request names a FHIR server and a token for it. */
  FHIR_AUTHORIZATION(work -> {
    work.set("fhirServer", Workpiece.text(CallOddities.FHIR_SERVERS.getFirst()));
    work.set("fhirAuthorization", Workpiece.raw(work.chance().pick(CallOddities.AUTHORIZATIONS)));
    CallMutation.lessPrefetch(work);
  }),
  /** The hook is another one. */
  HOOK(work -> work.set("hook", CallMutation.raw(work, CallOddities.HOOKS))),
  /** The id of the call is another, or none. */
  HOOK_INSTANCE(work -> work.set("hookInstance", CallMutation.raw(work, CallOddities.INSTANCES))),
  /** The context is that of another request, perhaps of another hook. */
  CONTEXT(work ->
      work.set(
          "context", work.chance().pick(work.seeds().calls()).body().path("context").deepCopy())),
  /** The context names another user, patient or encounter. */
  CONTEXT_ID(work ->
      work.member("context")
          .set(
              work.chance().pick(List.of("userId", "patientId", "encounterId")),
              CallMutation.raw(work, CallOddities.CONTEXT_IDS))),
  /** Other orders are selected than there are. */
  SELECTIONS(work ->
      work.member("context").set("selections", CallMutation.raw(work, CallOddities.CHOSEN))),
  /** There are many draft orders, each another. */
  DRAFTS(CallMutation::multiplyDrafts);

  private static final int MOST_DRAFTS = 12;

  @SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
  private final Change change;

  CallMutation(Change change) {
    this.change = change;
  }

  @Override
  public Change change() {
    return change;
  }

  private static Optional<Slot> key(Workpiece work) {
    List<Slot> keys = keys(work);
    return keys.isEmpty() ? Optional.empty() : Optional.of(work.chance().pick(keys));
  }

  private static List<Slot> keys(Workpiece work) {
    List<Slot> keys = new ArrayList<>();
    if (work.body().path("prefetch") instanceof ObjectNode prefetch) {
      prefetch.propertyNames().forEach(name -> keys.add(new Slot.Member(prefetch, name)));
    }
    return keys;
  }

  private static void lessPrefetch(Workpiece work) {
    for (Slot key : keys(work)) {
      if (work.chance().oneIn(2)) {
        key.remove();
      }
    }
  }

  private static JsonNode raw(Workpiece work, List<String> choices) {
    return Workpiece.raw(work.chance().pick(choices));
  }

  private static void multiplyDrafts(Workpiece work) {
    if (!(work.body().at("/context/draftOrders/entry") instanceof ArrayNode entries)
        || entries.isEmpty()) {
      return;
    }
    JsonNode entry = entries.get(work.chance().below(entries.size()));
    int copies = 1 + work.chance().below(MOST_DRAFTS);
    for (int i = 0; i < copies; i++) {
      JsonNode copy = entry.deepCopy();
      if (copy.path("resource") instanceof ObjectNode order) {
        order.put("id", "copy-" + i);
        order.putArray("note").addObject().put("text", "copy " + i);
      }
      entries.add(copy);
    }
  }
}
