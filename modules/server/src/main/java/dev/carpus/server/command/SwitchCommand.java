package dev.carpus.server.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Silences a rule, a pathway or everything while the service runs. */
@Command(
    name = "switch",
    description = {
      "Silence a rule, a pathway or everything at once, for one client or for all, and let it speak"
          + " again.",
      "A service that runs on the same data sees it within a second or two; its /health lists what is off."
    },
    mixinStandardHelpOptions = true,
    subcommands = {SwitchOffCommand.class, SwitchOnCommand.class, SwitchListCommand.class})
public final class SwitchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say off, on or list; see carpus switch --help");
  }
}
