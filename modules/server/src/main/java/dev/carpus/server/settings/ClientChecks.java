package dev.carpus.server.settings;

import dev.carpus.hooks.Hook;
import dev.carpus.server.settings.TrustSettings.ClientSettings;
import dev.carpus.server.trust.Feature;
import dev.carpus.server.trust.SigningAlgorithm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the settings of one trusted client must fulfil.
 *
 * @param key the key that they stand under
 */
record ClientChecks(String key, ClientSettings client) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:[a-z0-9.-]+|\\[[0-9a-f:.]+])(?::[1-9]\\d{0,4})?");
  private static final String NO_ORIGIN =
      "must be as browsers send it: scheme://host or scheme://host:port, in small letters and"
          + " without a path";

  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!NAME.matcher(client.name()).matches()) {
      problems.add(key + ".name: must be given, of letters, digits, dots, hyphens and underscores");
    }
    if (!isAbsoluteUri(client.issuer())) {
      problems.add(key + ".issuer: must be given, a URI such as https://ehr.example/oauth");
    }
    keys(problems);
    algorithms(problems);
    each("tenants", client.tenants(), tenant -> !tenant.isBlank(), "must not be blank", problems);
    each("origins", client.origins(), text -> ORIGIN.matcher(text).matches(), NO_ORIGIN, problems);
    each("hooks", client.hooks(), name -> Hook.named(name).isPresent(), noHook(), problems);
    each(
        "features",
        client.features(),
        code -> Feature.of(code).isPresent(),
        "is no feature",
        problems);
    for (int i = 0; i < client.fhirServers().size(); i++) {
      if (!SettingsChecks.isBaseUrl(client.fhirServers().get(i))) {
        problems.add(
            key
                + ".fhir-servers["
                + i
                + "]: must be an absolute http or https URL without user, query and fragment");
      }
    }
    return problems;
  }

  private static String noHook() {
    return "is no hook that is answered; there are " + Hook.names();
  }

  private static boolean isAbsoluteUri(String text) {
    try {
      return new URI(text).isAbsolute();
    } catch (URISyntaxException wrong) {
      return false;
    }
  }

  private void keys(List<String> problems) {
    if (client.keyFile().isEmpty() && client.keyUrl().isEmpty()) {
      problems.add(
          key
              + ": name the client's public keys: a file (jwks-file), or where it publishes them (jku)");
    }
    if (client.keyUrl().filter(url -> !isKeyUrl(url)).isPresent()) {
      problems.add(
          key
              + ".jku: must be an https URL without user, query and fragment; http only at localhost,"
              + " 127.0.0.1 or [::1]");
    }
  }

  private static boolean isKeyUrl(URI url) {
    return SettingsChecks.isBaseUrl(url) && TrustChecks.isSafe(url);
  }

  private void algorithms(List<String> problems) {
    if (client.algorithms().isEmpty()) {
      problems.add(key + ".algorithms: must name one or more");
    }
    each(
        "algorithms",
        client.algorithms(),
        name -> SigningAlgorithm.named(name).isPresent(),
        "is none that tokens may be signed with; there are " + SigningAlgorithm.names(),
        problems);
  }

  private void each(
      String name,
      List<String> values,
      Predicate<String> isRight,
      String demand,
      List<String> problems) {
    for (int i = 0; i < values.size(); i++) {
      if (!isRight.test(values.get(i))) {
        problems.add(key + "." + name + "[" + i + "]: " + values.get(i) + " " + demand);
      }
    }
  }
}
