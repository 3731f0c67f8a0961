package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.switches.Switch;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Switches something off. */
@Command(
    name = "off",
    description = "Silence something. What is silent is said in every response and in /health.",
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

  public SwitchOffCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    Switch off =
        scope.of(
            reason, outside.clock().instant().truncatedTo(ChronoUnit.SECONDS), spec.commandLine());
    KeptSwitches kept = switches.kept();
    kept.write(kept.read().with(off));
    spec.commandLine().getOut().println("off: " + off + " (" + kept.file().path() + ")");
    return 0;
  }
}
