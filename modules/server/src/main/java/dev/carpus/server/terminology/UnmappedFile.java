package dev.carpus.server.terminology;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.UnmappedCode;
import dev.carpus.terminology.UnmappedCodes.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file in which a service keeps how often unmapped codes came: codes and counts, nothing of any
 * patient.
 *
 * @param path where it is
 */
public record UnmappedFile(Path path) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** The file in a folder of data. */
  public static UnmappedFile in(Path data) {
    return new UnmappedFile(data.resolve("unmapped-codes.json"));
  }

  /**
   * The counts, the most frequent first; none if there is no file yet.
   *
   * @throws IOException if the file cannot be read, or is no such file
   */
  public List<Count> read() throws IOException {
    if (!Files.exists(path)) {
      return List.of();
    }
    List<Count> counts = new ArrayList<>();
    try {
      for (JsonNode each : MAPPER.readTree(Files.readString(path))) {
        UnmappedCode code =
            new UnmappedCode(
                each.path("type").asString(),
                new CodeKey(each.path("system").asString(), each.path("code").asString()));
        counts.add(new Count(code, each.path("count").asLong()));
      }
    } catch (JacksonException damaged) {
      throw new IOException(path + " is damaged; remove it to begin anew", damaged);
    }
    return counts;
  }

  /**
   * Puts these counts in the place of those before.
   *
   * @throws IOException if they cannot be written; the file is as it was then
   */
  public void write(List<Count> counts) throws IOException {
    ArrayNode all = MAPPER.createArrayNode();
    for (Count each : counts) {
      ObjectNode entry = all.addObject();
      entry.put("type", each.code().resourceType());
      entry.put("system", each.code().code().system());
      entry.put("code", each.code().code().code());
      entry.put("count", each.count());
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path draft = path.resolveSibling(path.getFileName() + ".draft");
    Files.writeString(draft, MAPPER.writeValueAsString(all));
    Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
  }
}
