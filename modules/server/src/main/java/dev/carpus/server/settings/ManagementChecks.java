package dev.carpus.server.settings;

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
    Optional<Integer> own = settings.managementPort();
    if (settings.port() > 0 && own.equals(Optional.of(settings.port()))) {
      problems.add(
          "carpus.management.port: must be another than carpus.port; it is 8081 where there are"
              + " trusted clients and nothing is set, and an open service needs none");
    }
    if (!SettingsChecks.isAddress(management.address())) {
      problems.add("carpus.management.address: " + management.address() + " is no address");
    } else if (!settings.isTrusted() && !SettingsChecks.isLoopback(management.address())) {
      problems.add(
          "carpus.management.address: "
              + management.address()
              + " is no loopback address; to listen elsewhere, name the trusted clients ("
              + SettingsKeys.CLIENTS
              + ")");
    }
    return problems;
  }
}
