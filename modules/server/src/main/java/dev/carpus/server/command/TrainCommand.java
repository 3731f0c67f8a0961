package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.rehearsal.Rehearsal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves for a short while what the authors' cases ask, so that Java can note how. */
@Command(
    name = "train",
    description = {
      "Start a service of its own on any free port, call it with the cases of the",
      "content, and end it. Started with -XX:AOTCacheOutput=FILE, Java makes its",
      "AOT cache of that."
    },
    mixinStandardHelpOptions = true,
    hidden = true)
public final class TrainCommand implements Callable<Integer> {
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command, with what comes from outside the program. */
  public TrainCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    int answered = new Rehearsal(outside).run();
    spec.commandLine().getOut().println(answered + " hook calls answered");
    return 0;
  }
}
