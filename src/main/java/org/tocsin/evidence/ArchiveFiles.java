package org.tocsin.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * An archive as a ZIP. Its files are stored as they are and not compressed, so that a byte that was
 * changed spoils one entry and not the rest of the file.
 */
final class ArchiveFiles {
  private static final int MOST_FILES = 1_000;
  private static final int LARGEST = 512 << 20;

  private ArchiveFiles() {}

  static void write(Map<String, byte[]> files, OutputStream out) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        CRC32 checksum = new CRC32();
        checksum.update(file.getValue());
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }

  /**
   * The content of every file, by its name. Somebody may have made the archive to fill this
   * machine's memory.
   */
  static Map<String, byte[]> read(Path archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      if (entries.size() > MOST_FILES) {
        throw new ZipException("It has more than " + MOST_FILES + " files");
      }
      int room = LARGEST;
      for (ZipEntry entry : entries) {
        byte[] content = read(zip, entry, room);
        room -= content.length;
        if (files.put(entry.getName(), content) != null) {
          throw new ZipException("It has two files of the name " + entry.getName());
        }
      }
    }
    return files;
  }

  private static byte[] read(ZipFile zip, ZipEntry entry, int room) throws IOException {
    try (InputStream content = zip.getInputStream(entry)) {
      byte[] bytes = content.readNBytes(room);
      if (content.read() >= 0) {
        throw new ZipException("It has more than " + LARGEST + " bytes");
      }
      return bytes;
    }
  }
}
