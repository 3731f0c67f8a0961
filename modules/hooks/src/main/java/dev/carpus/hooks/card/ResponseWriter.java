package dev.carpus.hooks.card;

import dev.carpus.hooks.Extension;
import dev.carpus.hooks.JsonMembers;
import dev.carpus.hooks.JsonText;
import dev.carpus.hooks.JsonWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Writes responses as JSON in UTF-8: members in the order of the specification's tables, and none
 * for what has no value. What is the same in every response, and what comes ready to be written, is
 * copied as it stands. Safe for use by several threads.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-response_1">CDS Hooks 2.0, HTTP response</a>
 */
public final class ResponseWriter {
  private static final JsonMembers ACTIONS = JsonMembers.name("actions");
  private static final JsonMembers APP_CONTEXT = JsonMembers.name("appContext");
  private static final JsonMembers CARDS = JsonMembers.name("cards");
  private static final JsonMembers CODE = JsonMembers.name("code");
  private static final JsonMembers DESCRIPTION = JsonMembers.name("description");
  private static final JsonMembers DETAIL = JsonMembers.name("detail");
  private static final JsonMembers DISPLAY = JsonMembers.name("display");
  private static final JsonMembers EXTENSION = JsonMembers.name("extension");
  private static final JsonMembers ICON = JsonMembers.name("icon");
  private static final JsonMembers INDICATOR = JsonMembers.name("indicator");
  private static final JsonMembers IS_RECOMMENDED = JsonMembers.name("isRecommended");
  private static final JsonMembers LABEL = JsonMembers.name("label");
  private static final JsonMembers LINKS = JsonMembers.name("links");
  private static final JsonMembers OVERRIDE_REASONS = JsonMembers.name("overrideReasons");
  private static final JsonMembers RESOURCE = JsonMembers.name("resource");
  private static final JsonMembers RESOURCE_ID = JsonMembers.name("resourceId");
  private static final JsonMembers SELECTION_BEHAVIOR = JsonMembers.name("selectionBehavior");
  private static final JsonMembers SOURCE = JsonMembers.name("source");
  private static final JsonMembers SUGGESTIONS = JsonMembers.name("suggestions");
  private static final JsonMembers SUMMARY = JsonMembers.name("summary");
  private static final JsonMembers SYSTEM = JsonMembers.name("system");
  private static final JsonMembers TOPIC = JsonMembers.name("topic");
  private static final JsonMembers TYPE = JsonMembers.name("type");
  private static final JsonMembers URL = JsonMembers.name("url");
  private static final JsonMembers UUID = JsonMembers.name("uuid");

  private final WrittenOnce<Source, JsonText> sources = new WrittenOnce<>(ResponseWriter::source);
  private final WrittenOnce<List<Coding>, JsonText> codings =
      new WrittenOnce<>(ResponseWriter::codings);
  private final WrittenOnce<String, JsonMembers> extensions = new WrittenOnce<>(JsonMembers::name);

  /** The response as the bytes of a body. */
  public byte[] write(CdsResponse response) {
    JsonWriter out = new JsonWriter().startObject().members(CARDS).startArray();
    for (Card card : response.cards()) {
      card(out, card);
    }
    out.end();
    extension(out, response.extension());
    return out.end().toByteArray();
  }

  private void card(JsonWriter out, Card card) {
    out.startObject();
    out.member(UUID, card.uuid().toString());
    out.member(SUMMARY, card.summary().text());
    if (card.detail().isPresent()) {
      out.members(DETAIL).escapedValue(card.detail().get().json());
    }
    out.member(INDICATOR, card.indicator().code());
    out.member(SOURCE, sources.of(card.source()));
    array(out, SUGGESTIONS, card.suggestions(), ResponseWriter::suggestion);
    optional(out, SELECTION_BEHAVIOR, card.selectionBehavior().map(SelectionBehavior::code));
    if (!card.overrideReasons().isEmpty()) {
      out.member(OVERRIDE_REASONS, codings.of(card.overrideReasons()));
    }
    array(out, LINKS, card.links(), ResponseWriter::link);
    extension(out, card.extension());
    out.end();
  }

  private static JsonText source(Source source) {
    JsonWriter out = new JsonWriter().startObject().member(LABEL, source.label());
    source.url().ifPresent(url -> out.member(URL, url.toASCIIString()));
    source.icon().ifPresent(icon -> out.member(ICON, icon.toASCIIString()));
    source.topic().ifPresent(topic -> coding(out.members(TOPIC), topic));
    return out.end().text();
  }

  private static JsonText codings(List<Coding> several) {
    JsonWriter out = new JsonWriter().startArray();
    several.forEach(each -> coding(out, each));
    return out.end().text();
  }

  private static void coding(JsonWriter out, Coding coding) {
    out.startObject().member(CODE, coding.code()).member(SYSTEM, coding.system());
    optional(out, DISPLAY, coding.display());
    out.end();
  }

  private static void suggestion(JsonWriter out, Suggestion suggestion) {
    out.startObject();
    out.member(LABEL, suggestion.label());
    out.member(UUID, suggestion.uuid().toString());
    if (suggestion.isRecommended()) {
      out.members(IS_RECOMMENDED).value(true);
    }
    array(out, ACTIONS, suggestion.actions(), ResponseWriter::action);
    out.end();
  }

  private static void action(JsonWriter out, Action action) {
    out.startObject();
    out.member(TYPE, action.type());
    out.member(DESCRIPTION, action.description());
    switch (action) {
      case Action.Create create -> out.member(RESOURCE, create.resource().json());
      case Action.Update update -> out.member(RESOURCE, update.resource().json());
      case Action.Delete delete -> out.member(RESOURCE_ID, delete.resourceId().toString());
    }
    out.end();
  }

  private static void link(JsonWriter out, Link link) {
    out.startObject();
    out.member(LABEL, link.label());
    out.member(URL, link.url().toASCIIString());
    out.member(TYPE, link.type().code());
    optional(out, APP_CONTEXT, link.appContext());
    out.end();
  }

  private void extension(JsonWriter out, Extension extension) {
    if (extension.isEmpty()) {
      return;
    }
    out.members(EXTENSION).startObject();
    extension.values().forEach((name, value) -> out.member(extensions.of(name), value));
    out.end();
  }

  private static void optional(JsonWriter out, JsonMembers name, Optional<String> text) {
    if (text.isPresent()) {
      out.member(name, text.get());
    }
  }

  private static <T> void array(
      JsonWriter out, JsonMembers name, List<T> items, BiConsumer<JsonWriter, T> writing) {
    if (items.isEmpty()) {
      return;
    }
    out.members(name).startArray();
    for (T item : items) {
      writing.accept(out, item);
    }
    out.end();
  }
}
