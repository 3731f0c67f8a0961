package dev.carpus.server.command;

import dev.carpus.hooks.Hook;
import dev.carpus.server.ServerAddress;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.TrustSettings.ClientSettings;
import dev.carpus.server.trust.KeyDescription;
import dev.carpus.server.trust.PublicKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is told of trusted clients, in lines for people. Used by one thread. */
final class TrustReport {
  private static final Duration LONG = Duration.ofHours(1);
  private static final String SANDBOX = "https://sandbox.cds-hooks.org";

  private static final List<String> NOT_LOOKED_AT =
      List.of(
          "not looked at here: the content, and so what carpus.parameters and rules-off name of it;",
          "the start of the service looks at all of it, ./carpus validate --config FILE at the content"
              + " and its parameters;",
          "nor whether the memory's database, terminology servers and FHIR servers answer");

  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Tells of the service. */
  void service(Settings settings) {
    ServerAddress address = new ServerAddress(settings.address(), settings.port());
    if (!settings.isTrusted()) {
      lines.add("open: no trusted clients; this machine alone may call, and no token is asked for");
      row("address", address.authority());
      return;
    }
    lines.add("trusted: every call under /cds-services needs the token of a client");
    row("address", address.authority());
    String url =
        settings
            .statedPublicUrl()
            .orElseGet(() -> address.url(settings.tls().scheme()))
            .toString()
            .replaceFirst("/+$", "");
    row("public URL", url);
    row("audiences", url + "/cds-services");
    for (String end : List.of("", "/feedback", "/explain")) {
      row("", url + "/cds-services/{id}" + end);
    }
    row("clock skew", seconds(settings.trust().skew()));
    row("lifetime", seconds(settings.trust().lifetime()));
    if (settings.trust().lifetime().compareTo(LONG) > 0) {
      warnings.add(
          "tokens may be good for more than an hour: a stolen one that was not used can be used for"
              + " as long");
    }
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }

  /** Tells that the file sets nothing. */
  void empty(Path file) {
    warnings.add(file + " sets nothing: a service with it is as one without a configuration");
  }

  /** Tells who a client is. */
  void client(ClientSettings client) {
    lines.add("");
    lines.add(client.name());
    row("issuer", client.issuer());
    client.keyUrl().ifPresent(url -> row("jku", url.toString()));
    if (client.issuer().equals(SANDBOX)) {
      warn(
          client,
          "it is the CDS Hooks sandbox, whose private key is public: anybody can call as it");
    }
  }

  /** Tells of a client's keys. */
  void keys(String place, PublicKeys keys, ClientSettings client) {
    row("keys", place);
    for (KeyDescription key : KeyDescription.of(keys)) {
      row("", key.text());
      key.warnings().forEach(warning -> warn(client, warning));
    }
    if (!keys.fitOneOf(client.algorithms())) {
      warn(
          client,
          "none of its keys is for any of its algorithms ("
              + String.join(", ", client.algorithms())
              + "): every call of it would be refused");
    }
  }

  /** Tells that a client's keys were not fetched. */
  void keysNotFetched(URI jku) {
    row("keys", "at " + jku + ", not fetched");
  }

  /** Tells what a client is trusted with. */
  void rights(ClientSettings client) {
    row("algorithms", String.join(", ", client.algorithms()));
    row("tenants", or(client.tenants(), "any or none"));
    row(
        "FHIR servers",
        or(client.fhirServers().stream().map(TrustReport::marked).toList(), "none"));
    row("origins", or(client.origins(), "none"));
    row("hooks", or(client.hooks(), "all: " + Hook.names()));
    row("rules off", or(rulesOff(client), "none"));
    row("features", or(client.features(), "none"));
    if (client.fhirServers().isEmpty()) {
      warn(client, "no FHIR server may be read from for it: prefetch must carry everything");
    }
    client.fhirServers().stream()
        .filter(TrustReport::isHttp)
        .forEach(url ->
            warn(client, url + " is read from without TLS, as its base URL is listed with http"));
  }

  private static boolean isHttp(URI url) {
    return "http".equalsIgnoreCase(url.getScheme());
  }

  private static String marked(URI url) {
    return isHttp(url) ? url + " (http)" : url.toString();
  }

  private static List<String> rulesOff(ClientSettings client) {
    return new TreeMap<>(client.rulesOff()).entrySet().stream().map(TrustReport::rulesOff).toList();
  }

  private static String rulesOff(Map.Entry<String, List<String>> pathway) {
    return pathway.getKey() + ": " + String.join(" ", pathway.getValue());
  }

  private static String or(List<String> values, String none) {
    return values.isEmpty() ? none : String.join(", ", values);
  }

  /** Warns of something about a client. */
  void warn(ClientSettings client, String warning) {
    warnings.add(client.name() + ": " + warning);
  }

  private void row(String name, String value) {
    lines.add(String.format("  %-14s %s", name, value));
  }

  /** Everything that was told, what was not looked at, and the warnings. */
  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    all.add("");
    all.addAll(NOT_LOOKED_AT);
    if (!warnings.isEmpty()) {
      all.add("");
      warnings.forEach(warning -> all.add("warning: " + warning));
    }
    return all;
  }
}
