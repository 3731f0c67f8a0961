package dev.carpus.server.web;

import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a part of the service is at one moment.
 *
 * @param name what the part is called
 * @param isWell whether it is as it should be
 * @param isNeeded whether no call should come while it is not well
 * @param details writes what there is to say beside its status
 */
record PartHealth(String name, boolean isWell, boolean isNeeded, Consumer<ObjectNode> details) {
  /** The health of a part without which calls are answered all the same. */
  static PartHealth ofUnneeded(String name, boolean isWell, Consumer<ObjectNode> details) {
    return new PartHealth(name, isWell, false, details);
  }

  /** The word for how something is. */
  static String word(boolean isUp) {
    return isUp ? "UP" : "DOWN";
  }

  /** Whether calls may come. */
  boolean letsCallsCome() {
    return isWell || !isNeeded;
  }

  /** Writes its status and its details. */
  void write(ObjectNode to) {
    to.put("status", word(isWell));
    details.accept(to);
  }
}
