package dev.carpus.server.fuzz;

import tools.jackson.databind.JsonNode;

/**
 * A request to begin with, as a client sends it.
 *
 * @param target the path that it is posted to
 * @param body its JSON; never changed
 */
record Seed(String target, JsonNode body) {}
