package dev.carpus.sandbox;

/** A sample record that the sandbox cannot read or store: a fault of the data it ships with. */
final class UnusableSampleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableSampleException(String file, String problem) {
    super("sample patient " + file + ": " + problem);
  }

  UnusableSampleException(String file, Throwable cause) {
    super("sample patient " + file + ": " + cause.getMessage(), cause);
  }
}
