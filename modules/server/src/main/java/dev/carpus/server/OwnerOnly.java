package dev.carpus.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;

/**
 * Files and folders that nobody but their owner can read, where the file system knows owners
 * (POSIX); elsewhere they are as any other.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> READ_BY_OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private OwnerOnly() {}

  /** Makes a folder, and those above it, where there is none; one that is there stays as it is. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes(folder, FOLDER));
  }

  /** Does so for the folder that a file is in. */
  public static void makeFolderOf(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      makeFolder(folder);
    }
  }

  /**
   * Makes an empty file.
   *
   * @throws FileAlreadyExistsException if it is there
   */
  public static void makeFile(Path file) throws IOException {
    Files.createFile(file, attributes(file, FILE));
  }

  private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  /** Takes from all others what they may do with a file that is there. */
  public static void makePrivate(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !view.readAttributes().permissions().equals(FILE)) {
      view.setPermissions(FILE);
    }
  }

  /**
   * Gives a file the owner, the group and the permissions of the one that it is to replace, so that
   * whoever reads that one can read it too.
   *
   * @throws IOException if that is not possible
   */
  public static void liken(Path file, Path replaced) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes now = view.readAttributes();
    PosixFileAttributes wanted = Files.readAttributes(replaced, PosixFileAttributes.class);
    if (!now.group().equals(wanted.group())) {
      view.setGroup(wanted.group());
    }
    view.setPermissions(wanted.permissions());
    if (!now.owner().equals(wanted.owner())) {
      try {
        view.setOwner(wanted.owner());
      } catch (FileSystemException notAllowed) {
        if (Collections.disjoint(wanted.permissions(), READ_BY_OTHERS)) {
          throw notAllowed;
        }
      }
    }
  }
}
