package dev.carpus.server.content;

import dev.carpus.hooks.discovery.Discovery;
import java.util.List;
import java.util.Optional;

/** All pathways that the service offers, in the order of discovery. */
public record ServedContent(List<ServedPathway> pathways) {
  /**
   * @throws IllegalArgumentException if two pathways share an id, or one cannot be announced
   */
  public ServedContent {
    pathways = List.copyOf(pathways);
    if (pathways.stream().map(ServedPathway::id).distinct().count() < pathways.size()) {
      throw new IllegalArgumentException("two pathways have the same id");
    }
    discovery(pathways);
  }

  /** The pathway of that id. */
  public Optional<ServedPathway> pathway(String id) {
    return pathways.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** How many pathways run on the slower engine, as the compiler does not know all of them. */
  public long notCompiled() {
    return pathways.stream().filter(each -> !each.pathway().notCompiled().isEmpty()).count();
  }

  /** What is announced. */
  public Discovery discovery() {
    return discovery(pathways);
  }

  private static Discovery discovery(List<ServedPathway> pathways) {
    return new Discovery(pathways.stream().flatMap(ServedPathway::descriptors).toList());
  }
}
