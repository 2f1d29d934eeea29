package org.tocsin.setup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The terminal of whoever started Tocsin: for what a log must not keep. */
@Component
class Terminal {
  /** Returns whether somebody may have read it. */
  boolean print(String text) {
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    terminal.println(text);
    return !terminal.checkError();
  }
}
