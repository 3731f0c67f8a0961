package dev.carpus.server.retrieval;

import java.time.Duration;

/**
 * How much is taken from FHIR servers; a site sets it under {@code carpus.retrieval} and {@code
 * carpus.limits}.
 *
 * @param deadline for all queries of one hook call together
 * @param bytes the most bytes of the answers to all queries of a call together
 * @param resources the most resources of one hook call, sent and fetched together
 * @param depth how deep an answer may be nested
 * @param string the most characters that one text of an answer may have
 */
public record RetrievalLimits(
    Duration deadline, long bytes, int resources, int depth, int string) {}
