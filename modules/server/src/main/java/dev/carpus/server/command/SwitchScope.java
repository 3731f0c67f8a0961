package dev.carpus.server.command;

import dev.carpus.server.switches.Switch;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what a switch is for. */
final class SwitchScope {
  @Option(names = "--all", description = "Everything.")
  private boolean isAll;

  @Option(names = "--pathway", paramLabel = "ID", description = "A pathway, or the rule's pathway.")
  private Optional<String> pathway = Optional.empty();

  @Option(names = "--rule", paramLabel = "ID", description = "A rule of that pathway, as P-37.")
  private Optional<String> rule = Optional.empty();

  @Option(names = "--client", paramLabel = "NAME", description = "For this client alone.")
  private Optional<String> client = Optional.empty();

  /**
   * The switch of that scope.
   *
   * @throws ParameterException if the options name nothing, or too much
   */
  Switch of(String reason, Instant since, CommandLine line) {
    if (isAll == pathway.isPresent()) {
      throw new ParameterException(
          line, "name a --pathway (and a --rule of it), or say --all for everything");
    }
    if (rule.isPresent() && pathway.isEmpty()) {
      throw new ParameterException(line, "--rule needs its --pathway");
    }
    if (reason.isBlank()) {
      throw new ParameterException(line, "--reason must say why: clients are told");
    }
    return new Switch(pathway, rule, client, reason, since);
  }
}
