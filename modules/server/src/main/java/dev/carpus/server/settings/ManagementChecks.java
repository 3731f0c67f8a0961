package dev.carpus.server.settings;

import java.util.List;

/** What the door for operators must fulfil. */
final class ManagementChecks {
  private ManagementChecks() {}

  static List<String> problems(ManagementSettings management) {
    return management.statedPort().filter(port -> port < 0 || port > 65535).isPresent()
        ? List.of("carpus.management.port: must be from 0 to 65535")
        : List.of();
  }
}
