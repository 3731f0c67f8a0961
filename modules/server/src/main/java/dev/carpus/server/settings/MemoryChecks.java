package dev.carpus.server.settings;

import dev.carpus.server.settings.MemorySettings.KeySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the settings of the memory must fulfil. */
final class MemoryChecks {
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final Duration MOST_RETENTION = Duration.ofDays(36_500);
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(1);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST_ID = 100;

  private MemoryChecks() {}

  static List<String> problems(MemorySettings memory) {
    List<String> problems = new ArrayList<>();
    if (!memory.retention().isPositive() || memory.retention().compareTo(MOST_RETENTION) > 0) {
      problems.add("carpus.memory.retention: must be more than 0 and at most 36500d");
    }
    if (memory.patience().compareTo(LEAST_PATIENCE) < 0
        || memory.patience().compareTo(MOST_PATIENCE) > 0) {
      problems.add("carpus.memory.patience: must be from 1ms to 10s");
    }
    memory.statedUrl().ifPresent(url -> checkDatabase(url, memory.keys(), problems));
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < memory.keys().size(); i++) {
      checkKey(memory.keys().get(i), "carpus.memory.keys[" + i + "]", ids, problems);
    }
    return problems;
  }

  private static void checkDatabase(String url, List<KeySettings> keys, List<String> problems) {
    if (!url.startsWith(POSTGRESQL)) {
      problems.add(
          "carpus.memory.url: must be the JDBC URL of a PostgreSQL database, such as"
              + " jdbc:postgresql://db.example/carpus");
    }
    if (keys.isEmpty()) {
      problems.add(
          "carpus.memory.keys: name at least one key; services on one database must have the same"
              + " keys, so none is made here");
    }
  }

  private static void checkKey(
      KeySettings key, String place, Set<String> ids, List<String> problems) {
    if (key.id().isBlank() || key.id().length() > LONGEST_ID) {
      problems.add(place + ".id: must not be blank, nor longer than " + LONGEST_ID + " characters");
    } else if (!ids.add(key.id())) {
      problems.add(place + ".id: " + key.id() + " is another key's already");
    }
    if (key.statedFile().isEmpty()) {
      problems.add(
          place + ".file: name the file that holds the key, as openssl rand -base64 32 makes it");
    }
  }
}
