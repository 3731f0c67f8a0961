package dev.carpus.server;

import java.net.URI;

/** A service that listens; closing it ends it. */
public interface RunningService extends AutoCloseable {
  /** The port that it listens on. */
  int port();

  /** Its base URL on this machine, without a slash at the end. */
  URI url();

  /** Where operators find metrics and the summary of feedback, without a slash at the end. */
  URI managementUrl();

  @Override
  void close();
}
