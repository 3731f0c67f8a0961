package dev.carpus.server.web;

import dev.carpus.server.ServerAddress;
import dev.carpus.server.settings.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/**
 * The port for operators: one of its own where there are trusted clients or the site says so, else
 * the service's.
 */
public final class ManagementPort {
  private final InetAddress address;
  private final Optional<Connector> connector;

  /** The port that these settings ask for. */
  public ManagementPort(Settings settings) {
    address = settings.management().listenAddress();
    connector = settings.managementPort().map(this::connector);
  }

  private Connector connector(int port) {
    Connector made = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
    made.setPort(port);
    made.setProperty("address", address.getHostAddress());
    return made;
  }

  /** What listens there, if it is a port of its own. */
  Optional<Connector> own() {
    return connector;
  }

  /** Whether a request came by the operators' own port. */
  boolean isAt(int localPort) {
    return connector.filter(each -> each.getLocalPort() == localPort).isPresent();
  }

  /** Whether only programs of this machine can reach it. */
  boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  /**
   * Where it is, once the service listens.
   *
   * @param service the URL of the service
   */
  public URI url(URI service) {
    return connector
        .map(each -> new ServerAddress(address.getHostAddress(), each.getLocalPort()).url("http"))
        .orElse(service);
  }
}
