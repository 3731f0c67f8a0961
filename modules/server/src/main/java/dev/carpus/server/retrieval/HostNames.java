package dev.carpus.server.retrieval;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the names of hosts. */
@FunctionalInterface
public interface HostNames {
  /** For how many seconds the Java runtime keeps what a name stands for. */
  String CACHE_SECONDS = "30";

  /**
   * All addresses that a name stands for.
   *
   * @throws UnknownHostException if it stands for none
   */
  List<InetAddress> addresses(String name) throws UnknownHostException;

  /** Those that this machine knows; they are the ones that a connection is made to. */
  static HostNames ofMachine() {
    return name -> List.of(InetAddress.getAllByName(name));
  }
}
