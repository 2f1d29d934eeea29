package org.tocsin.database.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.tocsin.shared.CannotStart;

/** The folder of the embedded database, which is its owner's alone. */
final class DataFolder {
  private static final String ELSEWHERE = " or set TOCSIN_DATA_DIR to another folder.";
  private static final long MEGABYTE = 1_000_000;

  /** What the programs of PostgreSQL and an empty database take. */
  private static final long FIRST_NEED = 300 * MEGABYTE;

  private DataFolder() {}

  /**
   * Makes the folder when there is none.
   *
   * @throws CannotStart when the embedded database could not live there
   */
  static void prepare(Path folder) {
    try {
      if (Files.notExists(folder)) {
        make(folder);
      }
      checkWritable(folder);
      checkSpace(folder);
    } catch (FileAlreadyExistsException e) {
      throw new CannotStart(
          "The data folder %s cannot be made, because %s is a file."
              .formatted(folder, e.getMessage()),
          "Move it away," + ELSEWHERE,
          e);
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder %s cannot be made: %s.".formatted(folder, reason(e)),
          "Let the user who starts Tocsin write there," + ELSEWHERE,
          e);
    }
  }

  private static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void checkWritable(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
      throw new CannotStart(
          "The data folder %s cannot be written by %s; it belongs to %s."
              .formatted(folder, System.getProperty("user.name"), Files.getOwner(folder)),
          "Start Tocsin as its owner," + ELSEWHERE);
    }
  }

  private static void checkSpace(Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < FIRST_NEED && Files.notExists(folder.resolve("postgres"))) {
      throw new CannotStart(
          "The disk of the data folder %s is nearly full: %d MB are free and %d MB are needed."
              .formatted(folder, free / MEGABYTE, FIRST_NEED / MEGABYTE),
          "Free some space," + ELSEWHERE);
    }
  }

  /** The message of a failed file operation is often just the name of the file. */
  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
  }
}
