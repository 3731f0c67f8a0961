package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.settings.SettingsKeys;
import dev.carpus.server.switches.Switch;
import dev.carpus.server.switches.SwitchNames;
import dev.carpus.server.switches.Switches;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Switches something off. */
@Command(
    name = "off",
    description = {
      "Silence something. What is silent is said in every response and in /health.",
      "--all alone also takes the place of a file of switches that is damaged."
    },
    mixinStandardHelpOptions = true)
public final class SwitchOffCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SwitchesOption switches = new SwitchesOption();
  @Mixin private SwitchScope scope = new SwitchScope();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, in words that clients may read.")
  private String reason = "";

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description =
          "The pathways that the service serves; the product's fhir-resources by default.")
  private Optional<Path> content = Optional.empty();

  public SwitchOffCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    Switch off =
        scope.of(
            reason, outside.clock().instant().truncatedTo(ChronoUnit.SECONDS), spec.commandLine());
    KeptSwitches kept = switches.kept(spec.commandLine());
    checkNames(off);
    kept.write(before(kept, off).with(off));
    spec.commandLine().getOut().println("off: " + off + " (" + kept.file().path() + ")");
    return 0;
  }

  /** What is off already; where everything is to be, a damaged file does not stand in the way. */
  private Switches before(KeptSwitches kept, Switch off) {
    if (!off.isOfEverything()) {
      return kept.read();
    }
    return kept.readOrSetAside(damaged ->
        spec.commandLine()
            .getErr()
            .println(
                "carpus: the file of switches was damaged; what it held is in "
                    + damaged
                    + ", and what it switched off is to be named again before everything is"
                    + " switched on"));
  }

  private void checkNames(Switch off) {
    if (off.pathway().isPresent()) {
      SwitchNames.of(Home.content(content))
          .problem(off)
          .ifPresent(problem -> {
            throw wrong(problem + " (where the service serves other pathways, say --content)");
          });
    }
    Optional<Set<String>> clients = switches.clients();
    off.client()
        .filter(name -> clients.isPresent() && !clients.get().contains(name))
        .ifPresent(name -> {
          throw wrong(SettingsKeys.noneOf("client", name, new ArrayList<>(clients.orElseThrow())));
        });
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
