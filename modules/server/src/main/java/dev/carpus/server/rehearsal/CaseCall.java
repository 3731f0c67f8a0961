package dev.carpus.server.rehearsal;

import tools.jackson.databind.JsonNode;

/**
 * A hook call made from a case.
 *
 * @param target the path that it is posted to
 * @param body its JSON; never changed
 */
public record CaseCall(String target, JsonNode body) {}
