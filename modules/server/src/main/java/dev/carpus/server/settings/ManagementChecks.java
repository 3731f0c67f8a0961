package dev.carpus.server.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the door for operators must fulfil. */
final class ManagementChecks {
  private ManagementChecks() {}

  static List<String> problems(Settings settings) {
    ManagementSettings management = settings.management();
    List<String> problems = new ArrayList<>();
    if (management.statedPort().filter(port -> port < 0 || port > 65535).isPresent()) {
      problems.add("carpus.management.port: must be from 0 to 65535");
    }
    if (settings.port() > 0 && management.statedPort().equals(Optional.of(settings.port()))) {
      problems.add(
          "carpus.management.port: must be another than carpus.port; without it, an open service"
              + " has metrics on its own port");
    }
    if (!isAddress(management.address())) {
      problems.add("carpus.management.address: " + management.address() + " is no address");
    }
    return problems;
  }

  private static boolean isAddress(String address) {
    try {
      return !address.isBlank() && InetAddress.getByName(address) != null;
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
