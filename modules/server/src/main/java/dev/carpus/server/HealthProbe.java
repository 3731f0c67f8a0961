package dev.carpus.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a health address once, for the health check of a container, which may have no other program
 * to do so: exit code 0 if it answers 200, 1 if it does not.
 */
public final class HealthProbe {
  private static final int TIMEOUT_MILLIS = 5_000;

  private HealthProbe() {}

  /**
   * Asks.
   *
   * @param arguments the URL, and no more
   */
  public static void main(String[] arguments) {
    System.exit(isHealthy(URI.create(arguments[0])) ? 0 : 1);
  }

  /** Whether a URL answers 200 within some seconds. */
  static boolean isHealthy(URI url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException unreached) {
      return false;
    }
  }
}
