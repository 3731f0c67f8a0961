package dev.carpus.server;

import dev.carpus.server.command.ContentTestCommand;
import dev.carpus.server.command.DemoCommand;
import dev.carpus.server.command.EvalCommand;
import dev.carpus.server.command.FeedbackCommand;
import dev.carpus.server.command.FuzzCommand;
import dev.carpus.server.command.KeysCommand;
import dev.carpus.server.command.ServeCommand;
import dev.carpus.server.command.SwitchCommand;
import dev.carpus.server.command.TrainCommand;
import dev.carpus.server.command.TrustCommand;
import dev.carpus.server.command.UnmappedCommand;
import dev.carpus.server.command.ValidateCommand;
import dev.carpus.server.retrieval.HostNames;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Carpus. */
@Command(
    name = "carpus",
    description = "Clinical decision support by CDS Hooks.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    version = "carpus 0.1.0")
public final class Carpus implements Runnable {
  /** In the order in which the help tells of them. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          ServeCommand.class,
          EvalCommand.class,
          ValidateCommand.class,
          ContentTestCommand.class,
          UnmappedCommand.class,
          SwitchCommand.class,
          TrustCommand.class,
          KeysCommand.class,
          FeedbackCommand.class,
          FuzzCommand.class,
          TrainCommand.class);

  /** The commands that run a service, which configures its log by itself. */
  private static final Set<String> LOGGING = Set.of("serve", "demo", "fuzz", "train");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command; see carpus --help");
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && !LOGGING.contains(arguments[0])) {
      System.setProperty(
          "logback.configurationFile", "dev/carpus/server/command/quiet-logback.xml");
    }
    // It tries all that Spring could be asked for, and takes the time of what this program does.
    System.setProperty("spring.backgroundpreinitializer.ignore", "true");
    Security.setProperty("networkaddress.cache.ttl", HostNames.CACHE_SECONDS);
    System.exit(execute(Outside.ofMachine(), arguments));
  }

  /**
   * Runs a command.
   *
   * @return 0 for success, 1 for a failure, 2 for a command line that is not understood, 3 for an
   *     evaluation that lacked required data
   */
  @SuppressWarnings("SystemOut") // the program's own console
  public static int execute(Outside outside, String... arguments) {
    return commandLine(
            outside,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments)
        .execute(arguments);
  }

  /**
   * The command line for these arguments, which writes to these. To know one command takes a
   * noticeable part of a start, so of all of them it knows the one that is asked for.
   */
  static CommandLine commandLine(
      Outside outside, PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line = new CommandLine(new Carpus(), new CommandFactory(outside));
    asked(arguments).forEach(line::addSubcommand);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((wrong, _) -> {
      err.println("carpus: " + wrong.getMessage());
      return CommandLine.ExitCode.USAGE;
    });
    line.setExecutionExceptionHandler((failed, _, _) -> {
      if (failed instanceof UncheckedIOException unreadable) {
        err.println("carpus: " + unreadable.getMessage() + ": " + unreadable.getCause());
        return CommandLine.ExitCode.SOFTWARE;
      }
      if (!(failed instanceof StartRefused refused)) {
        throw failed;
      }
      err.println(refused.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    });
    return line;
  }

  /** The command that the first argument names; all of them where it names none. */
  private static List<Class<?>> asked(String... arguments) {
    return COMMANDS.stream()
        .filter(each -> arguments.length > 0 && name(each).equals(arguments[0]))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** Gives commands what comes from outside the program. */
  private record CommandFactory(Outside outside) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(Outside.class).newInstance(outside);
      } catch (NoSuchMethodException _) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
