package dev.carpus.hooks.discovery;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes discovery as JSON in UTF-8: members in the order of the specification's table, and none
 * for what has no value. Safe for use by several threads.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#response">CDS Hooks 2.0, discovery response</a>
 */
public final class DiscoveryWriter {
  /** The version of the specification that is kept to. */
  private static final String SPECIFICATION = "2.0.1";

  private final JsonFactory json = new JsonFactory();
  private final boolean tellsVersion;

  /** A writer of what CDS Hooks 2.0.1 knows. */
  public DiscoveryWriter() {
    this(false);
  }

  /**
   * A writer.
   *
   * @param tellsVersion whether each service says which version of the specification it keeps to, a
   *     member of the 3.0 ballot
   */
  public DiscoveryWriter(boolean tellsVersion) {
    this.tellsVersion = tellsVersion;
  }

  /** The announcement as the bytes of a body. */
  public byte[] write(Discovery discovery) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("services");
      discovery.services().forEach(service -> service(out, service));
      out.writeEndArray();
      out.writeEndObject();
    }
    return body.toByteArray();
  }

  private void service(JsonGenerator out, ServiceDescriptor service) {
    out.writeStartObject();
    out.writeStringProperty("hook", service.hook());
    service.title().ifPresent(title -> out.writeStringProperty("title", title));
    out.writeStringProperty("description", service.description());
    out.writeStringProperty("id", service.id());
    if (tellsVersion) {
      out.writeStringProperty("version", SPECIFICATION);
    }
    if (!service.prefetch().isEmpty()) {
      out.writeObjectPropertyStart("prefetch");
      service.prefetch().forEach(out::writeStringProperty);
      out.writeEndObject();
    }
    service
        .usageRequirements()
        .ifPresent(text -> out.writeStringProperty("usageRequirements", text));
    out.writeEndObject();
  }
}
