package io.github.ibmcontainers.kubernetes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

/** Writes files that hold secrets: for the owner alone, and complete or not at all. */
final class KubeconfigFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /** No kubeconfig comes near it. */
  private static final long LONGEST = 16L * 1024 * 1024;

  private KubeconfigFile() {}

  static void create(Path file, String content) {
    try {
      Path target = file.toAbsolutePath();
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Path whole = writeBeside(target, content);
      try {
        // A link is made only if the name is free, which a move does not promise.
        Files.createLink(target, whole);
      } catch (UnsupportedOperationException e) {
        Files.move(whole, target);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (FileAlreadyExistsException e) {
      throw new KubeconfigException(
          "The kubeconfig was not written, since there is a file already: "
              + file
              + "; mergeInto adds to it",
          e);
    } catch (IOException e) {
      throw new KubeconfigException(
          "The kubeconfig could not be written to " + file + ": " + reason(e), e);
    }
  }

  /**
   * @param change from the file's text, or {@code null} if there is no file, to the new one
   */
  static void update(Path file, Function<@Nullable String, String> change) {
    try {
      Path absolute = file.toAbsolutePath();
      Path target = Files.exists(absolute) ? absolute.toRealPath() : absolute;
      Path directory = target.getParent();
      if (directory != null && !Files.exists(directory)) {
        createDirectory(directory);
      }
      Path lock = target.resolveSibling(target.getFileName() + ".lock");
      try {
        Files.createFile(lock);
      } catch (FileAlreadyExistsException e) {
        throw new KubeconfigException(
            "The kubeconfig was left as it is, since something else is changing it; if nothing is, delete "
                + lock,
            e);
      }
      try {
        String text = change.apply(Files.exists(target) ? read(target) : null);
        Path whole = writeBeside(target, text);
        try {
          Files.move(
              whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(whole);
        }
      } finally {
        Files.delete(lock);
      }
    } catch (IOException e) {
      throw new KubeconfigException(
          "The kubeconfig could not be merged into " + file + ": " + reason(e), e);
    }
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new KubeconfigException(
          "The existing kubeconfig was left as it is, since it is larger than "
              + LONGEST
              + " bytes");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new KubeconfigException(
          "The existing kubeconfig was left as it is, since it is not UTF-8", e);
    }
  }

  /** A file in the same directory, since a move is atomic only within a file system. */
  private static Path writeBeside(Path target, String content) throws IOException {
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    boolean complete = false;
    try {
      createForOwner(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
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
      // The process's mask may have taken more away.
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      return;
    }
    Files.createFile(file);
    AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (view == null) {
      throw new IOException("the file system cannot keep a file to its owner");
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
    Path existing = directory;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing != null && posix(existing)) {
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
    String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return why == null ? e.getClass().getSimpleName() : why;
  }
}
