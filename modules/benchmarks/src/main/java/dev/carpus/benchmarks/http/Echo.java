package dev.carpus.benchmarks.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/**
 * A server in the service's stack and with its settings that does nothing: it reads the body, and
 * answers as many bytes as it is told to.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
@ImportAutoConfiguration({
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class
})
public class Echo {
  private static final int MOST_BYTES = 10 << 20;

  private static final Map<String, Object> SETTINGS =
      Map.of(
          "server.port", "0",
          "server.address", "127.0.0.1",
          "logging.level.root", "warn",
          "spring.jmx.enabled", "false",
          "spring.threads.virtual.enabled", "true");

  /**
   * Starts it, and runs it as long as the one who wants it.
   *
   * @param arguments a folder for its address
   */
  public static void main(String[] arguments) throws IOException {
    run(Echo.class, arguments[0]);
  }

  /**
   * Runs an application in the service's stack, with its settings.
   *
   * @param folder for its address
   */
  public static void run(Class<?> configuration, String folder) throws IOException {
    SpringApplication application = new SpringApplication(configuration);
    application.setBannerMode(Banner.Mode.OFF);
    application.setDefaultProperties(SETTINGS);
    WebServerApplicationContext context = (WebServerApplicationContext) application.run();
    int port = Objects.requireNonNull(context.getWebServer()).getPort();
    ServerProcess.serve(Path.of(folder), port);
  }

  /** The route; as it stands inside the configuration, it is part of it. */
  @Controller
  static class Door {
    /** As many bytes as the path says, once the body is read. */
    @PostMapping(
        path = "/echo/{bytes}",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> echo(@PathVariable("bytes") int bytes, HttpServletRequest request)
        throws IOException {
      byte[] body = request.getInputStream().readNBytes(MOST_BYTES);
      byte[] answer = new byte[bytes];
      for (int i = 0; i < bytes; i++) {
        answer[i] = body[i % body.length];
      }
      return ResponseEntity.ok()
          .contentType(MediaType.APPLICATION_JSON)
          .cacheControl(CacheControl.noStore())
          .body(answer);
    }
  }
}
