package dev.carpus.benchmarks.startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The least that a Spring Boot service can be: it answers with the bytes that it was sent. */
@SpringBootApplication
@RestController
public class EchoApplication {
  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(EchoApplication.class, arguments);
  }

  /** The same bytes. */
  @PostMapping(path = "/echo", produces = MediaType.APPLICATION_JSON_VALUE)
  public byte[] echo(@RequestBody byte[] body) {
    return body;
  }
}
