package org.tocsin.setup;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The terminal of whoever started Tocsin: for what a log must not keep. */
final class Terminal {
  private Terminal() {}

  static void print(String text) {
    PrintStream terminal =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    terminal.println(text);
  }
}
