package dev.carpus.hooks.card;

import dev.carpus.json.JsonRope;

/**
 * Puts Markdown together: pieces that are known to be good, which are not checked again, and data,
 * which is escaped. Used by one thread.
 */
public final class MarkdownBuilder {
  private static final JsonRope BLANK_LINE = JsonRope.escaped("\n\n");
  private static final JsonRope NEW_ITEM = JsonRope.escaped("\n- ");
  private static final JsonRope FIRST_ITEM = JsonRope.escaped("- ");

  private final JsonRope.Builder json = new JsonRope.Builder();
  private boolean couldEndTag;
  private boolean couldBeginTag;
  private boolean isLineStart = true;

  /** Begins a paragraph. */
  public MarkdownBuilder paragraph() {
    if (json.length() > 0) {
      json.add(BLANK_LINE);
      couldBeginTag = false;
      isLineStart = true;
    }
    return this;
  }

  /** Begins an item of a list. */
  public MarkdownBuilder item() {
    json.add(isLineStart ? FIRST_ITEM : NEW_ITEM);
    couldBeginTag = false;
    isLineStart = false;
    return this;
  }

  /**
   * Adds Markdown as it stands.
   *
   * @throws IllegalArgumentException if its start makes raw HTML of what is there already
   */
  public MarkdownBuilder add(Markdown text) {
    if (couldBeginTag && text.couldEndTag()) {
      throw new IllegalArgumentException(Markdown.RAW);
    }
    couldEndTag |= json.length() == 0 && text.couldEndTag();
    couldBeginTag = text.couldBeginTag();
    isLineStart = false;
    json.add(text.json());
    return this;
  }

  /**
   * Adds data, to be shown literally, on one line; where it stands at the start of a line or not,
   * as {@link Markdown#escape} writes it.
   *
   * @throws IllegalArgumentException if it follows an open bracket or a backslash
   */
  public MarkdownBuilder addData(String data) {
    if (couldBeginTag) {
      throw new IllegalArgumentException(Markdown.RAW);
    }
    couldEndTag |= json.length() == 0;
    isLineStart = false;
    json.addEscaped(Markdown.escape(data));
    return this;
  }

  /**
   * All of it.
   *
   * @throws IllegalArgumentException if there is nothing
   */
  public Markdown build() {
    if (json.length() == 0) {
      throw new IllegalArgumentException("markdown must not be blank");
    }
    return new Markdown(json.build(), couldEndTag, couldBeginTag);
  }
}
