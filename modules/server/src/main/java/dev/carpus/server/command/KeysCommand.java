package dev.carpus.server.command;

import dev.carpus.server.Outside;
import dev.carpus.server.OwnerOnly;
import dev.carpus.server.trust.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the secrets of an installation, where they are not there yet. */
@Command(
    name = "keys",
    description = {
      "Make the secrets of an installation in a folder, and leave those that are there as they are:",
      "chart.jwk, by which the chart page signs its calls, with chart.jwks.json, its public half;",
      "memory.key, for carpus.memory.keys."
    },
    mixinStandardHelpOptions = true)
public final class KeysCommand implements Callable<Integer> {
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Outside outside;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FOLDER", description = "Where the keys are; made when missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--password",
      paramLabel = "FILE",
      description = {
        "Make this file with a random password, too, as for a database.",
        "Everybody may read it who gets at its folder: a database runs as another user."
      })
  private Optional<Path> password = Optional.empty();

  /** The command, with what comes from outside the program. */
  public KeysCommand(Outside outside) {
    this.outside = outside;
  }

  @Override
  public Integer call() {
    try {
      OwnerOnly.makeFolder(folder);
      Path chart = folder.resolve("chart.jwk");
      make(chart, SigningKey.generate("chart-" + outside.ids().get()).secretJson());
      make(folder.resolve("chart.jwks.json"), SigningKey.ofFile(chart).publicSetJson());
      make(folder.resolve("memory.key"), secret());
      if (password.isPresent()) {
        OwnerOnly.makeFolderOf(password.get());
        make(password.get(), secret());
        Files.setPosixFilePermissions(password.get(), PosixFilePermissions.fromString("r--r--r--"));
      }
      return 0;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the keys cannot be made in " + folder, unwritable);
    }
  }

  private void make(Path file, String text) throws IOException {
    try {
      OwnerOnly.makeFile(file);
    } catch (FileAlreadyExistsException _) {
      spec.commandLine().getOut().println("kept " + file);
      return;
    }
    Files.writeString(file, text, StandardOpenOption.WRITE);
    spec.commandLine().getOut().println("made " + file);
  }

  /** Random bytes in Base64. */
  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
