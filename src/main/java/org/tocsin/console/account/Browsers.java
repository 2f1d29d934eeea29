package org.tocsin.console.account;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names a browser and its system, from what it calls itself, so that people recognise theirs. */
final class Browsers {
  /** The first that is found counts: most browsers name others too. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    NAMES.put("Edg", "Edge");
    NAMES.put("OPR/", "Opera");
    NAMES.put("SamsungBrowser/", "Samsung Internet");
    NAMES.put("Firefox/", "Firefox");
    NAMES.put("FxiOS/", "Firefox");
    NAMES.put("CriOS/", "Chrome");
    NAMES.put("Chrome/", "Chrome");
    NAMES.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private Browsers() {}

  static String name(String userAgent) {
    String browser = first(NAMES, userAgent);
    String system = first(SYSTEMS, userAgent);
    if (browser.isEmpty()) {
      return system.isEmpty() ? "A browser" : "A browser on " + system;
    }
    return system.isEmpty() ? browser : browser + " on " + system;
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
