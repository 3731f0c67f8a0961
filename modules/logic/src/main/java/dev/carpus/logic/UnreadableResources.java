package dev.carpus.logic;

import java.io.Serial;
import java.util.List;

/** Resources of a record cannot be read; without them, the rest of it can be evaluated. */
public final class UnreadableResources extends EvaluationFailure {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<RawResource> resources;

  /**
   * A failure to read these.
   *
   * @param resources all of the record that cannot be read
   * @param first why the first of them cannot
   */
  public UnreadableResources(List<RawResource> resources, EvaluationFailure first) {
    super(String.valueOf(first.getMessage()), first);
    this.resources = List.copyOf(resources);
  }

  /** All of the record that cannot be read. */
  public List<RawResource> resources() {
    return resources;
  }
}
