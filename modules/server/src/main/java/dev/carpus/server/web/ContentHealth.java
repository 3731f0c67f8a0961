package dev.carpus.server.web;

import dev.carpus.pathway.Guideline;
import dev.carpus.server.content.LiveContent;
import dev.carpus.server.content.ServedPathway;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is served; DOWN while what has changed since cannot be, and what was before still is. */
record ContentHealth(LiveContent content) implements HealthPart {
  @Override
  public PartHealth health() {
    List<String> problems = content.problems();
    return PartHealth.ofUnneeded("content", problems.isEmpty(), to -> write(problems, to));
  }

  private void write(List<String> problems, ObjectNode to) {
    ArrayNode pathways = to.putArray("pathways");
    for (ServedPathway served : content.get().pathways()) {
      Guideline guideline = served.pathway().guideline();
      pathways
          .addObject()
          .put("id", guideline.id())
          .put("version", guideline.version())
          .put("review", guideline.review().status().code());
    }
    if (!problems.isEmpty()) {
      ArrayNode array = to.putArray("problems");
      problems.forEach(array::add);
    }
  }
}
