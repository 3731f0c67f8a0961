package dev.carpus.server.fuzz;

import dev.carpus.server.fuzz.FuzzRequest.Header;
import dev.carpus.server.fuzz.FuzzRequest.RequestLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A kept request: a JSON file from which it can be sent again. */
public final class RequestFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RequestFile() {}

  /** Keeps a request in a folder, which is made if it is not there; tells the file. */
  public static Path keep(Path folder, Finding finding) throws IOException {
    Files.createDirectories(folder);
    FuzzCase found = finding.of();
    Path file = folder.resolve(found.seed() + "-" + found.number() + ".json");
    return Files.writeString(file, text(finding) + "\n");
  }

  private static String text(Finding finding) {
    FuzzCase found = finding.of();
    FuzzRequest request = found.request();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("problem", finding.problem());
    json.put("seed", found.seed()).put("number", found.number());
    found.mutations().forEach(json.putArray("mutations")::add);
    json.put("wellFormed", request.isWellFormed());
    json.put("method", request.line().method());
    json.put("target", request.line().target());
    json.put("version", request.line().version());
    ArrayNode headers = json.putArray("headers");
    request.headers().forEach(each -> headers.addArray().add(each.name()).add(each.value()));
    try {
      json.put(
          "body",
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body())).toString());
    } catch (CharacterCodingException _) {
      json.put("bodyBase64", Base64.getEncoder().encodeToString(request.body()));
    }
    return MAPPER.writeValueAsString(json);
  }

  /** The request of a file. */
  static FuzzRequest read(String text) {
    JsonNode json = MAPPER.readTree(text);
    List<Header> headers = new ArrayList<>();
    for (JsonNode header : json.path("headers")) {
      headers.add(new Header(header.path(0).asString(), header.path(1).asString()));
    }
    byte[] body =
        json.has("bodyBase64")
            ? Base64.getDecoder().decode(json.path("bodyBase64").asString())
            : json.path("body").asString().getBytes(StandardCharsets.UTF_8);
    return new FuzzRequest(
        new RequestLine(
            json.path("method").asString(),
            json.path("target").asString(),
            json.path("version").asString()),
        headers,
        body,
        json.path("wellFormed").asBoolean());
  }
}
