package dev.carpus.server.settings;

import java.util.ArrayList;
import java.util.List;

/** What the settings of trust must fulfil. */
final class TrustChecks {
  private TrustChecks() {}

  static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    if (settings.isTrusted()) {
      problems.add(SettingsKeys.CLIENTS + ": this version cannot check clients yet");
    }
    if (!settings.isTrusted() && !SettingsChecks.isLoopback(settings.address())) {
      problems.add(
          "carpus.address: "
              + settings.address()
              + " is no loopback address such as 127.0.0.1; to listen elsewhere, name the trusted"
              + " clients ("
              + SettingsKeys.CLIENTS
              + ")");
    }
    return problems;
  }
}
