package org.tocsin.evidence;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.tocsin.evidence.ArchiveCheck.Intact;
import org.tocsin.evidence.ArchiveCheck.Tampered;

/** The command {@code java -jar tocsin.jar verify ARCHIVE}; needs neither database nor settings. */
public final class Verify {
  public static final String COMMAND = "verify";

  private static final int INTACT = 0;
  private static final int TAMPERED = 1;
  private static final int UNREADABLE = 2;

  private Verify() {}

  /**
   * @param arguments after the name of the command
   * @return 0 when the archive is as it was made, 1 when it is not, 2 when it cannot be read
   */
  public static int run(String[] arguments, PrintStream out) {
    if (arguments.length != 1) {
      out.println("Usage: java -jar tocsin.jar verify ARCHIVE");
      return UNREADABLE;
    }
    try {
      Intact intact = ArchiveCheck.check(Path.of(arguments[0]));
      out.println(
          "Intact: %s, %d timeline entries.".formatted(intact.incident(), intact.entries()));
      if (intact.checkpoint() != null) {
        out.println(
            "Compare with Tocsin's log: checkpoint=%d hash=%s"
                .formatted(intact.checkpoint().checkpoint(), intact.checkpoint().hash()));
      }
      return INTACT;
    } catch (Tampered e) {
      out.println("NOT INTACT: " + e.getMessage());
      return TAMPERED;
    } catch (IOException | InvalidPathException e) {
      out.println("%s cannot be read: %s.".formatted(arguments[0], e.getMessage()));
      return UNREADABLE;
    }
  }
}
