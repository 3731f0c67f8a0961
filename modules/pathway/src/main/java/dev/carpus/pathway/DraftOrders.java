package dev.carpus.pathway;

import dev.carpus.hooks.ResourceReference;
import dev.carpus.hooks.request.HookContext;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.HookOrders;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The orders of a hook that are not signed yet: those to be judged, and the others, which count as
 * ordered. Orders that are equal but for their ids count once.
 *
 * @param judged the selected ones (order-select) or all (order-sign); none on patient-view
 * @param drafts all of them
 * @param others what else came with them, such as the Medication that an order refers to
 */
public record DraftOrders(
    List<DraftOrder> judged, List<DraftOrder> drafts, List<RawResource> others) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The resource types of orders, as the hooks name them. */
  private static final Set<String> ORDERS =
      Set.of(
          "DeviceRequest",
          "MedicationRequest",
          "NutritionOrder",
          "ServiceRequest",
          "VisionPrescription");

  /** What does not make two orders different. */
  private static final List<String> OF_THE_COPY =
      List.of("id", "meta", "text", "identifier", "authoredOn");

  public DraftOrders {
    judged = List.copyOf(judged);
    drafts = List.copyOf(drafts);
    others = List.copyOf(others);
  }

  /** No orders, as on patient-view. */
  public static DraftOrders none() {
    return new DraftOrders(List.of(), List.of(), List.of());
  }

  /**
   * The orders of a hook's context.
   *
   * @throws UnusableDraftsException if they cannot be read, an order has no id, or a selection is
   *     none of them
   */
  public static DraftOrders of(HookContext context) {
    return switch (context) {
      case HookContext.PatientView _ -> none();
      case HookContext.OrderSelect select ->
          read(select.draftOrders(), Optional.of(select.selections()));
      case HookContext.OrderSign sign -> read(sign.draftOrders(), Optional.empty());
    };
  }

  private static DraftOrders read(JsonSlice bundle, Optional<List<String>> selections) {
    if (!(new ResourceReader().read(bundle) instanceof ResourceReading.Page page)) {
      throw new UnusableDraftsException("draftOrders", "must be a Bundle of resources");
    }
    List<RawResource> others = new ArrayList<>(page.included());
    Map<JsonNode, DraftOrder> byContent = new LinkedHashMap<>();
    Map<String, DraftOrder> byReference = new LinkedHashMap<>();
    for (RawResource resource : page.matches()) {
      if (ORDERS.contains(resource.type())) {
        ObjectNode order = (ObjectNode) MAPPER.readTree(resource.text());
        DraftOrder draft = draft(resource, order);
        order.remove(OF_THE_COPY);
        byReference.put(
            draft.reference().toString(),
            Optional.ofNullable(byContent.putIfAbsent(order, draft)).orElse(draft));
      } else {
        others.add(resource);
      }
    }
    List<DraftOrder> drafts = List.copyOf(byContent.values());
    List<DraftOrder> judged =
        selections.map(chosen -> selected(chosen, byReference)).orElse(drafts);
    return new DraftOrders(judged, drafts, others);
  }

  private static DraftOrder draft(RawResource resource, ObjectNode order) {
    String id = order.path("id").asString("");
    if (!ResourceReference.isId(id)) {
      throw new UnusableDraftsException(
          "draftOrders", "must give every " + resource.type() + " an id");
    }
    return new DraftOrder(new ResourceReference(resource.type(), id), resource, display(order));
  }

  private static String display(ObjectNode order) {
    JsonNode concept = OrderedConcept.of(order);
    return Stream.of(
            concept.path("text"),
            concept.path("coding").path(0).path("display"),
            concept.path("coding").path(0).path("code"))
        .map(each -> each.asString(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(order.path("resourceType").asString(""));
  }

  private static List<DraftOrder> selected(
      List<String> selections, Map<String, DraftOrder> byReference) {
    List<DraftOrder> selected = new ArrayList<>();
    for (String selection : selections) {
      DraftOrder draft = byReference.get(selection);
      if (draft == null) {
        throw new UnusableDraftsException("selections", "must name orders of draftOrders");
      }
      if (!selected.contains(draft)) {
        selected.add(draft);
      }
    }
    return selected;
  }

  /**
   * Sees to it that resources which cannot be read are none of these.
   *
   * @throws UnusableDraftsException if any is
   */
  void checkNoneOf(List<RawResource> unreadable) {
    if (drafts.stream().map(DraftOrder::resource).anyMatch(unreadable::contains)
        || others.stream().anyMatch(unreadable::contains)) {
      throw new UnusableDraftsException("draftOrders", "must hold nothing but FHIR R4 resources");
    }
  }

  /** The record with all drafts, one of them to be judged. */
  PatientRecord in(PatientRecord record, String hook, Optional<DraftOrder> judgedOne) {
    List<RawResource> resources = new ArrayList<>();
    drafts.forEach(draft -> resources.add(draft.resource()));
    resources.addAll(others);
    resources.addAll(record.resources());
    List<String> basket =
        drafts.stream()
            .filter(draft -> !Optional.of(draft).equals(judgedOne))
            .map(draft -> draft.reference().toString())
            .toList();
    return new PatientRecord(
        record.patientId(),
        record.encounterId(),
        resources,
        record.notObtained(),
        new HookOrders(hook, judgedOne.map(draft -> draft.reference().toString()), basket));
  }
}
