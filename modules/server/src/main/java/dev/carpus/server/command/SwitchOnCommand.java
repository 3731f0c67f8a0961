package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.switches.Switch;
import dev.carpus.server.switches.Switches;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets something speak again. */
@Command(
    name = "on",
    description = "Let something speak again that was silenced, named as when it was switched off.",
    mixinStandardHelpOptions = true)
public final class SwitchOnCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SwitchesOption switches = new SwitchesOption();
  @Mixin private SwitchScope scope = new SwitchScope();

  public SwitchOnCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    Switch on = scope.of("on", outside.clock().instant(), spec.commandLine());
    KeptSwitches kept = switches.kept(spec.commandLine());
    Switches before = kept.read();
    Switches after = before.without(on);
    if (after.equals(before)) {
      spec.commandLine()
          .getErr()
          .println("carpus: " + on + " is not switched off; see carpus switch list");
      return 1;
    }
    kept.write(after);
    spec.commandLine().getOut().println("on: " + on);
    return 0;
  }
}
