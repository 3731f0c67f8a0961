package dev.carpus.terminology.remote;

/**
 * How much a terminology server may tell.
 *
 * @param page the codes that are asked for at once
 * @param codes the most codes that an expansion may have
 * @param bytes the most bytes that an answer may have
 * @param translations the most codes that it is asked to translate
 */
record Limits(int page, int codes, long bytes, int translations) {
  /** Public servers refuse pages of more than a thousand codes. */
  static final Limits USUAL = new Limits(1_000, 500_000, 64L << 20, 10_000);
}
