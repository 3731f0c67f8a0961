package dev.carpus.server.settings;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is too much, under {@code carpus.limits}.
 *
 * @param body the most bytes that the body of a request may have
 * @param depth how deep the JSON of a request or of a FHIR server's answer may be nested
 * @param string the most characters that one text of such JSON may have
 * @param resources the most resources of one hook call, sent and fetched together
 * @param fhirResponse the most bytes that the answers of FHIR servers to one call may have together
 * @param concurrent the most calls that are answered at the same time; a call more is refused at
 *     once with 503
 * @param bodies the most bytes that the bodies of all calls may have together that are answered at
 *     the same time; by default a quarter of Java's heap
 * @param patience how long a call waits for room among them before it is refused with 503
 * @param rate the most calls of one client in a second; a call more is refused with 429
 */
public record LimitSettings(
    @DefaultValue("10MB") DataSize body,
    @DefaultValue("200") int depth,
    @DefaultValue("5MB") DataSize string,
    @DefaultValue("20000") int resources,
    @DefaultValue("20MB") DataSize fhirResponse,
    @DefaultValue("64") int concurrent,
    @Nullable DataSize bodies,
    @DefaultValue("10s") Duration patience,
    @DefaultValue("200") int rate) {
  /** The most bytes of all bodies, if the site has set them. */
  public Optional<DataSize> statedBodies() {
    return Optional.ofNullable(bodies);
  }

  /** The most characters that one text of JSON may have. */
  public int mostString() {
    return Math.toIntExact(string.toBytes());
  }
}
