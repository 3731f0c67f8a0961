package dev.carpus.hooks.request;

/**
 * What is too much for the JSON of a request; a site sets it under {@code carpus.limits}.
 *
 * @param depth how many objects and arrays may stand in one another, the body itself counted
 * @param string the most characters that one text may have
 */
public record RequestLimits(int depth, int string) {
  /** Those that hold where nobody has set others. */
  public static final RequestLimits DEFAULT = new RequestLimits(200, 5 << 20);
}
