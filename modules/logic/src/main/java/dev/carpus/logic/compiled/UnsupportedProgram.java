package dev.carpus.logic.compiled;

import dev.carpus.logic.UnsupportedElm;
import java.io.Serial;
import java.util.List;

/** A program holds ELM that the compiler does not know. */
public final class UnsupportedProgram extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<UnsupportedElm> unsupported;

  UnsupportedProgram(List<UnsupportedElm> unsupported) {
    super("the compiler does not know " + unsupported.getFirst().operator());
    this.unsupported = List.copyOf(unsupported);
  }

  /** All that it does not know. */
  public List<UnsupportedElm> unsupported() {
    return unsupported;
  }
}
