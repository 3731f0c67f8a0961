package dev.carpus.server.settings;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door for operators, under {@code carpus.management}: metrics and the summary of feedback.
 *
 * @param address the address to listen on; loopback unless a site says otherwise
 * @param port the port to listen on, 0 for any free one; by default the service's own while it is
 *     open, else 8081
 */
public record ManagementSettings(
    @DefaultValue("127.0.0.1") String address, @Nullable Integer port) {
  /** The port where there are trusted clients and none is stated. */
  static final int DEFAULT_PORT = 8081;

  /**
   * The address to listen on.
   *
   * @throws IllegalStateException if it is no address; the reader of the settings has seen to that
   */
  public InetAddress listenAddress() {
    return ListenAddress.of("carpus.management.address", address);
  }

  /** The port, if the site has set one. */
  public Optional<Integer> statedPort() {
    return Optional.ofNullable(port);
  }
}
