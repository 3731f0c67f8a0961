package dev.carpus.server.web;

import tools.jackson.databind.node.ObjectNode;

/** A part of the service whose health is told. */
interface HealthPart {
  /** What it is called. */
  String name();

  /** Whether it is as it should be. */
  boolean isWell();

  /** Whether no call should come while it is not well. */
  default boolean isNeeded() {
    return false;
  }

  /** Writes what there is to say beside its status. */
  void write(ObjectNode to);
}
