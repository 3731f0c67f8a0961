package dev.carpus.server.settings;

import dev.carpus.server.Loopback;
import dev.carpus.server.settings.TrustSettings.ClientSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the settings of trust must fulfil. */
final class TrustChecks {
  private TrustChecks() {}

  static List<String> problems(Settings settings) {
    List<String> problems = new ArrayList<>();
    TrustSettings trust = settings.trust();
    duration("skew", trust.skew(), Duration.ZERO, Duration.ofMinutes(5), "0s to 5m", problems);
    duration(
        "lifetime",
        trust.lifetime(),
        Duration.ofSeconds(1),
        Duration.ofDays(1),
        "1s to 24h",
        problems);
    duration(
        "jwks-refresh",
        trust.jwksRefresh(),
        Duration.ofSeconds(1),
        Duration.ofDays(1),
        "1s to 24h",
        problems);
    for (int i = 0; i < trust.clients().size(); i++) {
      problems.addAll(new ClientChecks(key(i), trust.clients().get(i)).problems());
    }
    problems.addAll(repeated("name", trust.clients(), ClientSettings::name));
    problems.addAll(repeated("issuer", trust.clients(), ClientSettings::issuer));
    problems.addAll(settings.isTrusted() ? place(settings) : loopback(settings));
    return problems;
  }

  private static String key(int index) {
    return SettingsKeys.CLIENTS + "[" + index + "]";
  }

  private static void duration(
      String name,
      Duration duration,
      Duration least,
      Duration most,
      String range,
      List<String> problems) {
    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
      problems.add("carpus.trust." + name + ": must be from " + range);
    }
  }

  private static List<String> repeated(
      String name, List<ClientSettings> clients, Function<ClientSettings, String> value) {
    Set<String> seen = new HashSet<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < clients.size(); i++) {
      String each = value.apply(clients.get(i));
      if (!each.isBlank() && !seen.add(each)) {
        problems.add(key(i) + "." + name + ": another client has the same " + name);
      }
    }
    return problems;
  }

  /** An open service answers this machine alone. */
  private static List<String> loopback(Settings settings) {
    return SettingsChecks.isLoopback(settings.address())
        ? List.of()
        : List.of(
            "carpus.address: "
                + settings.address()
                + " is no loopback address such as 127.0.0.1; to listen elsewhere, name the trusted"
                + " clients ("
                + SettingsKeys.CLIENTS
                + ")");
  }

  /** Where trusted clients call: their tokens name it, and what they send is about patients. */
  private static List<String> place(Settings settings) {
    List<String> problems = new ArrayList<>();
    if (!SettingsChecks.isAddress(settings.address())) {
      problems.add("carpus.address: " + settings.address() + " is no address to listen on");
    }
    Optional<URI> url = settings.statedPublicUrl();
    if (url.isEmpty() && !SettingsChecks.isLoopback(settings.address())) {
      problems.add(
          "carpus.public-url: must be set where trusted clients call from other machines: it is what"
              + " the audience of their tokens starts with");
    }
    if (url.filter(each -> !isSafe(each)).isPresent()) {
      problems.add(
          "carpus.public-url: must be https where there are trusted clients, also where TLS ends"
              + " before this service");
    }
    return problems;
  }

  /** Whether nobody between two machines can read what is sent there. */
  static boolean isSafe(URI url) {
    return "https".equalsIgnoreCase(url.getScheme())
        || Loopback.isHost(String.valueOf(url.getHost()));
  }
}
