package dev.carpus.server.terminology;

import dev.carpus.server.OwnerOnly;
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
    try {
      List<Count> counts = new ArrayList<>();
      for (JsonNode each : MAPPER.readTree(Files.readString(path)).asArray()) {
        counts.add(count(each));
      }
      return counts;
    } catch (JacksonException damaged) {
      throw new IOException(
          path + " is damaged; the service sets it aside and begins anew", damaged);
    }
  }

  private static Count count(JsonNode entry) {
    CodeKey code =
        new CodeKey(entry.required("system").stringValue(), entry.required("code").stringValue());
    return new Count(
        new UnmappedCode(entry.required("type").stringValue(), code),
        entry.required("count").longValue());
  }

  /**
   * Moves the file out of the way, so that nothing is written over what it holds.
   *
   * @return where it is now
   */
  public Path setAside() throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".damaged");
    return Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
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
    OwnerOnly.makeFolderOf(path);
    // A temporary file is for its owner's eyes alone.
    Path draft = Files.createTempFile(path.toAbsolutePath().getParent(), "unmapped", ".draft");
    try {
      Files.writeString(draft, MAPPER.writeValueAsString(all));
      Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
