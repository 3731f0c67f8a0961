package dev.carpus.server;

import java.net.URI;

/**
 * Where a server listens.
 *
 * @param host a name or an address; one of IPv6 with or without brackets
 * @param port of TCP
 */
public record ServerAddress(String host, int port) {
  /** Host and port as a URL has them, an IPv6 address in brackets. */
  public String authority() {
    boolean isBare = host.contains(":") && !host.startsWith("[");
    return (isBare ? "[" + host + "]" : host) + ":" + port;
  }

  /**
   * What the URLs of the server start with.
   *
   * @param scheme {@code http} or {@code https}
   */
  public URI url(String scheme) {
    return URI.create(scheme + "://" + authority());
  }
}
