package dev.carpus.server.settings;

import dev.carpus.server.trust.Feature;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What settings must fulfil beyond being of the right kind. */
final class SettingsChecks {
  private static final Duration LEAST_DEADLINE = Duration.ofMillis(1);
  private static final Duration MOST_DEADLINE = Duration.ofSeconds(60);

  private SettingsChecks() {}

  /** A line for everything that is wrong. */
  static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    if (settings.port() < 0 || settings.port() > 65535) {
      problems.add("carpus.port: " + settings.port() + " must be from 0 to 65535");
    }
    Duration deadline = settings.retrieval().deadline();
    if (deadline.compareTo(LEAST_DEADLINE) < 0 || deadline.compareTo(MOST_DEADLINE) > 0) {
      problems.add("carpus.retrieval.deadline: must be from 1ms to 60s");
    }
    settings
        .statedPublicUrl()
        .filter(url -> !isBaseUrl(url))
        .ifPresent(_ ->
            problems.add(
                "carpus.public-url: must be an absolute http or https URL without user, query and"
                    + " fragment"));
    problems.addAll(TerminologyChecks.problems(settings.terminology()));
    for (String feature : settings.features()) {
      if (Feature.of(feature).isEmpty()) {
        problems.add("carpus.features: there is no feature " + feature);
      }
    }
    problems.addAll(LimitChecks.problems(settings.limits()));
    problems.addAll(TrustChecks.problems(settings));
    problems.addAll(MemoryChecks.problems(settings.memory()));
    problems.addAll(TlsChecks.problems(settings));
    problems.addAll(ManagementChecks.problems(settings));
    return problems;
  }

  static boolean isBaseUrl(URI url) {
    return ("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme()))
        && url.getHost() != null
        && url.getRawUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null;
  }

  static boolean isAddress(String address) {
    return ListenAddress.read(address).isPresent();
  }

  static boolean isLoopback(String address) {
    return ListenAddress.read(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
