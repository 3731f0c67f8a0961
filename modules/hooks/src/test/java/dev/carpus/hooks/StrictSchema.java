package dev.carpus.hooks;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The strict JSON schema of one kind of message, written from the specification by hand. */
public final class StrictSchema {
  private final Schema schema;

  private StrictSchema(String file) {
    InputStream source = Objects.requireNonNull(StrictSchema.class.getResourceAsStream(file));
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(source);
  }

  public static StrictSchema ofResponse() {
    return new StrictSchema("cds-hooks-response.schema.json");
  }

  public static StrictSchema ofDiscovery() {
    return new StrictSchema("cds-hooks-discovery.schema.json");
  }

  /** Where the message breaks the schema and how, each as {@code pointer: keyword}. */
  public List<String> errors(byte[] message) {
    return errors(new String(message, StandardCharsets.UTF_8));
  }

  /** Where the message breaks the schema and how, each as {@code pointer: keyword}. */
  public List<String> errors(String message) {
    return schema.validate(message, InputFormat.JSON).stream().map(StrictSchema::line).toList();
  }

  private static String line(Error error) {
    return error.getInstanceLocation() + ": " + error.getKeyword();
  }
}
