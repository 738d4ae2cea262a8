package io.github.ibmcontainers.kubernetes.kubeconfig;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes files with secrets, which are readable only by their owner and replaced
 * atomically.
 */
final class KubeconfigFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private KubeconfigFile() {}

  static boolean exists(Path file) {
    return Files.exists(file);
  }

  /** Reads a kubeconfig file. */
  static String read(Path file) {
    requireOneFile(file);
    try {
      return text(file);
    } catch (NoSuchFileException e) {
      throw new KubeconfigException("There is no kubeconfig file " + file, e);
    } catch (IOException e) {
      throw new KubeconfigException(
          "The kubeconfig file " + file + " can't be read: " + reason(e), e);
    }
  }

  /** Writes a new file. */
  static void create(Path file, String content) {
    requireOneFile(file);
    try {
      Path target = file.toAbsolutePath();
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Path whole = writeSibling(target, content);
      try {
        // Unlike a move, creating a link fails if the file exists.
        Files.createLink(target, whole);
      } catch (UnsupportedOperationException e) {
        Files.move(whole, target);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (FileAlreadyExistsException e) {
      throw new KubeconfigException(
          "The kubeconfig was not written, because the file already exists: "
              + file
              + ". Use mergeInto to add to it, or REPLACE_EXISTING to replace it.",
          e);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  /** Creates or replaces a file. */
  static void replace(Path file, String content) {
    requireOneFile(file);
    try {
      move(content, target(file));
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  /**
   * Changes a file while holding its lock.
   *
   * @param change returns the new text for the current text, which is {@code null} if there is no
   *     file
   */
  static void update(Path file, Function<@Nullable String, String> change) {
    requireOneFile(file);
    try {
      Path target = target(file);
      Path directory = target.getParent();
      if (directory != null && !Files.exists(directory)) {
        createDirectory(directory);
      }
      Path lock = target.resolveSibling(target.getFileName() + ".lock");
      try {
        Files.createFile(lock);
      } catch (FileAlreadyExistsException e) {
        throw new KubeconfigException(
            "The kubeconfig was not changed, because another process is changing it. If there is no such process, delete "
                + lock,
            e);
      }
      try {
        move(change.apply(Files.exists(target) ? text(target) : null), target);
      } finally {
        Files.delete(lock);
      }
    } catch (IOException e) {
      throw new KubeconfigException(
          "The kubeconfig could not be merged into " + file + ": " + reason(e), e);
    }
  }

  /** Rejects a list of paths, as in KUBECONFIG, because it would be used as the name of a file. */
  private static void requireOneFile(Path file) {
    String text = file.toString();
    if (text.indexOf(File.pathSeparatorChar) >= 0 && !Files.exists(file)) {
      throw new KubeconfigException(
          "This is a list of paths, not a file: "
              + text
              + ". To read all files, use Kubeconfig.load(Kubeconfig.paths(list)); to write, pass one"
              + " path (kubectl writes to the first).");
    }
  }

  private static Path target(Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    return Files.exists(absolute) ? absolute.toRealPath() : absolute;
  }

  private static void move(String content, Path target) throws IOException {
    Path whole = writeSibling(target, content);
    try {
      Files.move(
          whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > YamlReader.MAX_LENGTH) {
      throw new KubeconfigException(
          "The kubeconfig file " + file + " is larger than " + YamlReader.MAX_LENGTH + " bytes");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new KubeconfigException("The kubeconfig file " + file + " is not UTF-8", e);
    }
  }

  private static KubeconfigException notWritten(Path file, IOException e) {
    return new KubeconfigException(
        "The kubeconfig could not be written to " + file + ": " + reason(e), e);
  }

  /**
   * Writes a temporary file in the same directory, because moves are atomic only within a file
   * system.
   */
  private static Path writeSibling(Path target, String content) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    boolean complete = false;
    try {
      createForOwner(part);
      Files.writeString(part, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      complete = true;
      return part;
    } finally {
      if (!complete) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static void createForOwner(Path file) throws IOException {
    if (posix(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      // The umask of the process may have removed permissions.
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      return;
    }
    Files.createFile(file);
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view == null) {
      throw new IOException("the file system can't restrict a file to its owner");
    }
    view.setAcl(
        List.of(
            AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
  }

  private static void createDirectory(Path directory) throws IOException {
    if (posix(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(directory);
    }
  }

  private static boolean posix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
