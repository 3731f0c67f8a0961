package dev.carpus.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** An address to listen on, as a site has written it. */
final class ListenAddress {
  private ListenAddress() {}

  /** What a text stands for; nothing if it is no address, nor a name of one. */
  static Optional<InetAddress> read(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  /**
   * What a text stands for that was found to be an address.
   *
   * @param key under which it stands
   * @throws IllegalStateException if it is none
   */
  static InetAddress of(String key, String text) {
    return read(text).orElseThrow(() -> new IllegalStateException(key + " is no address"));
  }
}
