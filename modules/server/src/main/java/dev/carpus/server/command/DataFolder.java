package dev.carpus.server.command;

import dev.carpus.server.OwnerOnly;
import dev.carpus.server.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of a service's data, held by one service at a time. */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder where there is none, and holds it until it is closed or the process ends.
   *
   * @throws StartRefused if another service holds it, or it cannot be made
   */
  static DataFolder lock(Path folder) {
    return lockIfFree(folder)
        .orElseThrow(() ->
            new StartRefused(
                "carpus: another service uses the data in "
                    + folder.toAbsolutePath()
                    + "; end it, or name another folder with --data"));
  }

  /**
   * Does the same where no other service holds it; nothing where one does.
   *
   * @throws StartRefused if it cannot be made
   */
  static Optional<DataFolder> lockIfFree(Path folder) {
    try {
      OwnerOnly.makeFolder(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (held(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new DataFolder(folder, channel));
    } catch (IOException unusable) {
      throw new StartRefused(
          "carpus: cannot use " + folder.toAbsolutePath() + " for data: " + unusable.getMessage());
    }
  }

  private static @Nullable FileLock held(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /** A path in the folder. */
  Path resolve(String name) {
    return folder.resolve(name).toAbsolutePath();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot let go of " + folder, failed);
    }
  }
}
