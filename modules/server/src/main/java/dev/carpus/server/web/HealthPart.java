package dev.carpus.server.web;

/** A part of the service whose health is told. */
@FunctionalInterface
interface HealthPart {
  /** How it is now. */
  PartHealth health();
}
