package dev.carpus.server.web;

import dev.carpus.pathway.Guideline;
import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedPathway;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is served; DOWN while what has changed since cannot be, and what was before still is. */
record ContentHealth(LiveContent content) implements HealthPart {
  @Override
  public String name() {
    return "content";
  }

  @Override
  public boolean isWell() {
    return content.problems().isEmpty();
  }

  @Override
  public void write(ObjectNode to) {
    ArrayNode pathways = to.putArray("pathways");
    for (ServedPathway served : content.get().pathways()) {
      Guideline guideline = served.pathway().guideline();
      pathways
          .addObject()
          .put("id", guideline.id())
          .put("version", guideline.version())
          .put("review", guideline.review().status().code());
    }
    if (!isWell()) {
      ArrayNode problems = to.putArray("problems");
      content.problems().forEach(problems::add);
    }
  }
}
