package dev.carpus.server.command;

import dev.carpus.server.switches.Switches;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells what is switched off. */
@Command(name = "list", description = "List what is switched off.", mixinStandardHelpOptions = true)
public final class SwitchListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SwitchesOption switches = new SwitchesOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Switches off = switches.kept(spec.commandLine()).read();
    if (off.off().isEmpty()) {
      out.println("nothing is switched off");
    }
    off.off().forEach(each -> out.println(each + " since " + each.since() + ": " + each.reason()));
    return 0;
  }
}
