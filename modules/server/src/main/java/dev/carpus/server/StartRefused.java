package dev.carpus.server;

import java.io.Serial;
import java.util.List;

/** The service does not start; the message says why, in lines for a person. */
public final class StartRefused extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** A refusal for one reason. */
  public StartRefused(String reason) {
    super(reason);
  }

  /** A refusal for these reasons, one on each line. */
  public StartRefused(List<String> reasons) {
    super(String.join(System.lineSeparator(), reasons));
  }
}
