package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.memory.MemoryStart;
import dev.carpus.server.settings.Settings;
import dev.carpus.server.settings.SettingsReader;
import dev.carpus.server.settings.TrustSettings.ClientSettings;
import dev.carpus.server.trust.KeyFetch;
import dev.carpus.server.trust.KeyFetch.Fetching;
import dev.carpus.server.trust.PublicKeys;
import dev.carpus.server.trust.TrustedClients;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a configuration says about trusted clients, and warns of what may not be meant. */
@Command(
    name = "check",
    description = {
      "Check who may call as at start-up, and tell of each client what it is trusted with.",
      "The certificate and the files of the memory's keys and password are read, too; the content is"
          + " not, and so what parameters and rules-off name of it.",
      "Keys at a URL are fetched only where that is asked for."
    },
    mixinStandardHelpOptions = true)
public final class TrustCheckCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "The configuration, in YAML.")
  private Path file = Path.of("");

  @Option(names = "--fetch", description = "Fetch the keys that clients publish, too.")
  private boolean fetches;

  /** The command, with what comes from outside the program. */
  public TrustCheckCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    Settings settings =
        new SettingsReader(new StandardEnvironment()).read(Optional.of(file), Optional.empty());
    new MemoryStart(settings.memory(), Optional.empty(), outside).check(new SecureRandom());
    TrustReport report = new TrustReport();
    if (SettingsReader.isEmpty(file)) {
      report.empty(file);
    }
    boolean hasAllKeys = true;
    try (KeyFetch fetch = new KeyFetch()) {
      TrustedClients trusted = TrustedClients.of(settings.trust(), fetch, outside.clock());
      report.service(settings);
      for (ClientSettings client : settings.trust().clients()) {
        report.client(client);
        Optional<PublicKeys> inFile = trusted.keysInFile(client.issuer());
        inFile.ifPresent(keys -> keys(client, keys, report));
        hasAllKeys &= inFile.isPresent() || publishedKeys(client, fetch, report);
        report.rights(client);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    report.lines().forEach(out::println);
    return hasAllKeys ? 0 : 1;
  }

  /** Tells of the keys in the client's file. */
  private static void keys(ClientSettings client, PublicKeys keys, TrustReport report) {
    report.keys("in " + client.keyFile().orElseThrow(), keys, client);
    if (keys.keys().size() == 1) {
      report.warn(
          client,
          "its key file has one key only; the next one must be there before the client signs by it");
    }
  }

  /** Tells of the keys at the client's URL; false if they cannot be fetched and should be. */
  private boolean publishedKeys(ClientSettings client, KeyFetch fetch, TrustReport report) {
    URI jku = client.keyUrl().orElseThrow();
    if (!fetches) {
      report.keysNotFetched(jku);
      return true;
    }
    return switch (fetch.fetch(jku)) {
      case Fetching.Fetched(PublicKeys keys, int unusable) -> {
        report.keys("at " + jku, keys, client);
        if (unusable > 0) {
          report.warn(client, unusable + " things in its key set cannot be used");
        }
        yield true;
      }
      case Fetching.Failed(String reason) -> {
        report.keysNotFetched(jku);
        report.warn(client, "its keys cannot be fetched: " + reason);
        yield false;
      }
    };
  }
}
