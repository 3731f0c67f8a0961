package dev.carpus.reference.records;

import dev.carpus.logic.HookOrders;
import dev.carpus.reference.records.Medicines.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The draft orders of a hook: one that is judged, and the others of the basket. */
final class Drafts {
  private static final List<String> HOOKS = List.of("order-select", "order-sign");

  private final RecordSheet sheet;
  private final Chance chance;
  private final Orders orders;
  private final Medicines medicines;
  private final List<String> references = new ArrayList<>();
  private List<String> hooks = HOOKS;

  Drafts(RecordSheet sheet, Orders orders, Medicines medicines) {
    this.sheet = sheet;
    this.orders = orders;
    this.medicines = medicines;
    chance = sheet.chance();
  }

  /** A draft of what a ServiceRequest asks for. */
  ObjectNode of(String... valueSets) {
    return drafted(orders.ordered("draft", 0, valueSets));
  }

  /** A draft of a medicine. */
  ObjectNode of(Route route, String... valueSets) {
    return drafted(medicines.prescribed("draft", 0, route, valueSets));
  }

  /** A draft of anything of which the rules have a word to say, or of something else. */
  ObjectNode any() {
    return switch (chance.between(0, 15)) {
      case 0, 1 -> of(Route.ORAL, "VS-NSAID-Ingredient");
      case 2 -> of(Route.TOPICAL, "VS-NSAID-Ingredient");
      case 3 -> of(Route.ORAL, "VS-Aspirin");
      case 4 -> of(Route.ORAL, "VS-Acetaminophen", "VS-OpioidAcetaminophenCombination");
      case 5 -> of(Route.JOINT, "VS-IntraArticularSteroid");
      case 6 -> of(Route.NONE, "VS-BotulinumToxin");
      case 7 -> of(Route.ORAL, "VS-Anticoagulant", "VS-Statin", "VS-Diuretic", "VS-Lithium");
      case 8 -> chance.percent(40) ? of("VS-HandWristXR") : of("VS-HandXR-LT3");
      case 9 -> of("VS-HandMRI-NoContrast", "VS-WristStudy");
      case 10 -> of("VS-HandMRI-Contrast");
      case 11 -> of("VS-CSpineMRI");
      case 12 ->
          chance.percent(50)
              ? of("VS-HandUS")
              : orders.because(of("VS-HandUS"), "VS-CTS", "VS-ForeignBodyHand");
      case 13 -> of("VS-InflamLab-ANA");
      case 14 -> of("VS-InflamLab", "VS-Calcium", "VS-EMG");
      default -> of("VS-ReferralNeuro", "VS-ReferralOT", "VS-ReferralHand", "VS-ReferralSpine");
    };
  }

  private ObjectNode drafted(ObjectNode draft) {
    if (chance.percent(60)) {
      draft.remove("authoredOn");
    }
    String type = draft.path("resourceType").asString();
    String id = draft.path("id").asString();
    references.add(type + "/" + id);
    sheet.resources().remove(draft);
    sheet.resources().addFirst(draft);
    return draft;
  }

  /** The hook, where the first draft is judged; one that opens a chart where there are none. */
  HookOrders orders() {
    if (references.isEmpty()) {
      return chance.percent(85)
          ? HookOrders.patientView()
          : HookOrders.none(chance.of("order-select", "order-sign", "patient-view", "other"));
    }
    List<String> basket = new ArrayList<>(references);
    Optional<String> judged = Optional.of(basket.removeFirst()).filter(_ -> chance.isOrdinary());
    if (!chance.isOrdinary()) {
      basket.add(chance.of("ServiceRequest/nowhere", "MedicationRequest/", "ServiceRequest/s3"));
    }
    return new HookOrders(chance.of(hooks), judged, basket);
  }

  /** Takes these drafts, as {@code Type/id}, for those of a hook; the first is judged. */
  void take(String hook, List<String> drafts) {
    references.addAll(drafts);
    hooks = List.of(hook);
  }
}
