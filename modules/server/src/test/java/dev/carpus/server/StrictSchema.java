package dev.carpus.server;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The strict JSON schema of a message, as the room of the protocol keeps it. */
public final class StrictSchema {
  private final Schema schema;

  private StrictSchema(String file) {
    Path folder =
        Path.of(System.getProperty("carpus.root"))
            .resolve("modules/hooks/src/test/resources/dev/carpus/hooks");
    try {
      schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(Files.readString(folder.resolve(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static StrictSchema ofResponse() {
    return new StrictSchema("cds-hooks-response.schema.json");
  }

  public static StrictSchema ofDiscovery() {
    return new StrictSchema("cds-hooks-discovery.schema.json");
  }

  /** Where the message breaks the schema, and how. */
  public List<String> errors(String message) {
    return schema.validate(message, InputFormat.JSON).stream().map(StrictSchema::line).toList();
  }

  private static String line(Error error) {
    return error.getInstanceLocation() + ": " + error.getKeyword();
  }
}
