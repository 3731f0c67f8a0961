package dev.carpus.server.content;

import dev.carpus.logic.EvaluationFailure;
import dev.carpus.pathway.cases.CaseRunner;
import dev.carpus.pathway.cases.ContentCase;
import dev.carpus.server.StartRefused;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cases of the content once, one after the other, so that the first client does not wait for
 * classes to load, and no evaluation happens for the first time on two threads at once. Of many
 * cases it takes some from all over.
 */
public final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  /** Enough to come by every kind of rule, and done within seconds. */
  static final int MOST = 60;

  /** Enough to come by every hook: all cases of the built-in content passed when it was built. */
  static final int MOST_OF_BUILT_IN = 30;

  private final ZoneId zone;
  private final Supplier<UUID> ids;

  /** A warm-up with days counted in a zone. */
  public WarmUp(ZoneId zone, Supplier<UUID> ids) {
    this.zone = zone;
    this.ids = ids;
  }

  /**
   * Runs some cases. A case that gives other cards than it expects is logged: it can be served.
   *
   * @throws StartRefused if a case cannot be evaluated
   */
  public void run(ServedContent content) {
    List<String> failures = new ArrayList<>();
    for (ServedPathway served : content.pathways()) {
      CaseRunner runner = new CaseRunner(served.pathway(), zone, ids);
      some(served.cases()).forEach(each -> run(runner, served, each, failures));
    }
    if (!failures.isEmpty()) {
      throw new StartRefused(failures);
    }
  }

  private static List<ContentCase> some(List<ContentCase> cases) {
    int step = Math.max(1, Math.ceilDiv(cases.size(), MOST));
    return IntStream.range(0, cases.size())
        .filter(index -> index % step == 0)
        .mapToObj(cases::get)
        .toList();
  }

  private static void run(
      CaseRunner runner, ServedPathway served, ContentCase each, List<String> failures) {
    try {
      if (!runner.run(each).passed()) {
        LOG.atWarn()
            .addKeyValue("service", served.id())
            .addKeyValue("case", each.id())
            .log("a case of the content gives other cards than it expects");
      }
    } catch (EvaluationFailure failure) {
      failures.add(
          served.id()
              + "/cases/"
              + each.id()
              + ".json: the case cannot be evaluated: "
              + failure.getMessage());
    }
  }
}
