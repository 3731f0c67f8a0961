package dev.carpus.reference.records;

import dev.carpus.logic.RawResource;
import dev.carpus.pathway.DraftOrder;
import dev.carpus.pathway.DraftOrders;
import dev.carpus.pathway.cases.CaseReader;
import dev.carpus.pathway.cases.CaseReading;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.pathway.content.ContentFolder;
import java.util.ArrayList;
import java.util.List;

/** The authors' cases as stories: all happen at the same moment, to the same patient. */
final class ShippedStories {
  private ShippedStories() {}

  /** The cases at the windows that are shipped. */
  static List<ContentCase> cases(ContentFolder content) {
    return content.files(content.pathways().getFirst().resolve("cases"), ".json").stream()
        .map(CaseReader::read)
        .map(reading -> ((CaseReading.Read) reading).contentCase())
        .filter(each -> each.parameters().isEmpty())
        .toList();
  }

  /** Writes the record and the drafts of a case; they lie before or after what is written there. */
  static Story of(ContentCase from) {
    return facts -> {
      List<RawResource> resources = new ArrayList<>();
      List<String> drafts = new ArrayList<>();
      DraftOrders orders = DraftOrders.of(from.context());
      for (DraftOrder draft : judgedFirst(orders)) {
        resources.add(draft.resource());
        drafts.add(draft.reference().toString());
      }
      resources.addAll(orders.others());
      resources.addAll(from.record());
      resources.forEach(each -> facts.sheet().resources().add(Json.read(each.text())));
      facts.drafts().take(from.context().hook().hookName(), drafts);
    };
  }

  private static List<DraftOrder> judgedFirst(DraftOrders orders) {
    List<DraftOrder> sorted = new ArrayList<>(orders.judged());
    orders.drafts().stream().filter(each -> !sorted.contains(each)).forEach(sorted::add);
    return sorted;
  }
}
