package dev.carpus.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * With what a service is started.
 *
 * @param port the port to listen on, before that of the configuration; 0 takes any free one
 * @param content the folder of pathways; nothing for the pathways that are shipped
 * @param config the configuration file, in YAML
 * @param data the folder of its data, held by this service alone; nothing to keep none
 * @param chartFhirServer the FHIR server that the chart page reads from; nothing for no chart page
 * @param chartKey the file of the key by which the chart page signs its calls; nothing if it does
 *     not
 */
public record ServeOptions(
    Optional<Integer> port,
    Optional<Path> content,
    Optional<Path> config,
    Optional<Path> data,
    Optional<URI> chartFhirServer,
    Optional<Path> chartKey) {
  /** A service without a chart page, or with one that does not sign its calls. */
  public ServeOptions(
      Optional<Integer> port,
      Optional<Path> content,
      Optional<Path> config,
      Optional<Path> data,
      Optional<URI> chartFhirServer) {
    this(port, content, config, data, chartFhirServer, Optional.empty());
  }
}
