package dev.carpus.server.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the chart page: its files, the libraries it uses, and where it reads from. */
@Controller
public class ChartDoor {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern FILE =
      Pattern.compile("/(?:[a-z0-9-]+/)*[A-Za-z0-9-]+(?:\\.[a-z0-9-]+)*\\.([a-z0-9]+)");
  private static final Map<String, MediaType> TYPES =
      Map.of(
          "html", MediaType.parseMediaType("text/html;charset=UTF-8"),
          "css", MediaType.parseMediaType("text/css;charset=UTF-8"),
          "js", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
          "mjs", MediaType.parseMediaType("text/javascript;charset=UTF-8"),
          "svg", MediaType.parseMediaType("image/svg+xml"),
          "png", MediaType.IMAGE_PNG,
          "json", MediaType.APPLICATION_JSON,
          "woff2", MediaType.parseMediaType("font/woff2"));

  private final URI fhirServer;
  private final Supplier<URI> publicUrl;
  private final boolean isSigned;
  private final Map<String, Resource> libraries = new LinkedHashMap<>();

  /**
   * A door to the chart.
   *
   * @param fhirServer the base URL of the FHIR server that the page reads from
   * @param publicUrl where the page finds the service
   * @param isSigned whether the service signs the page's calls, on their way through {@link
   *     ChartCalls}
   * @throws IllegalStateException if a library of the page is not on the class path
   */
  public ChartDoor(URI fhirServer, Supplier<URI> publicUrl, boolean isSigned) {
    this.fhirServer = fhirServer;
    this.publicUrl = publicUrl;
    this.isSigned = isSigned;
    libraries.put("/lib/marked.esm.js", library("marked/*/lib/marked.esm.js"));
    libraries.put("/lib/purify.es.mjs", library("dompurify/*/dist/purify.es.mjs"));
  }

  private static Resource library(String path) {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:META-INF/resources/webjars/" + path);
      // The same jar may stand there twice: by itself, and in the manifest of another.
      if (found.length == 0) {
        throw new IllegalStateException("the class path has no " + path);
      }
      return found[0];
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The page without its last slash, from which its links would not lead anywhere. */
  @GetMapping("/chart")
  public ResponseEntity<byte[]> chart() {
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/chart/")).build();
  }

  /** Where the page reads from. */
  @GetMapping("/chart/settings.json")
  public ResponseEntity<byte[]> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("fhirServer", fhirServer.toString());
    settings.put("cdsServices", service() + (isSigned ? ChartCalls.PREFIX : "") + "/cds-services");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(MAPPER.writeValueAsBytes(settings));
  }

  /** A file of the page. */
  @GetMapping("/chart/{*path}")
  public ResponseEntity<byte[]> file(@PathVariable("path") String path) throws IOException {
    String file = path.equals("/") ? "/index.html" : path;
    var name = FILE.matcher(file);
    Optional<MediaType> type =
        name.matches() ? Optional.ofNullable(TYPES.get(name.group(1))) : Optional.empty();
    Resource resource = libraries.getOrDefault(file, new ClassPathResource("chart" + file));
    if (type.isEmpty() || !resource.exists()) {
      return Outcome.ofStatus(404).entity();
    }
    return ResponseEntity.ok()
        .contentType(type.get())
        // Otherwise Spring would call a file whose ending it does not know a download.
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .header(ContentPolicy.HEADER, ContentPolicy.ofPage(fhirServer, publicUrl.get()))
        .cacheControl(CacheControl.noCache())
        .body(resource.getContentAsByteArray());
  }

  private String service() {
    return publicUrl.get().toString().replaceFirst("/+$", "");
  }
}
