package dev.carpus.hooks.card;

import dev.carpus.hooks.Extension;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes responses as JSON in UTF-8: members in the order of the specification's tables, and none
 * for what has no value. Safe for use by several threads.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#http-response_1">CDS Hooks 2.0, HTTP response</a>
 */
public final class ResponseWriter {
  private final JsonFactory json = new JsonFactory();

  /** The response as the bytes of a body. */
  public byte[] write(CdsResponse response) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(4096);
    try (JsonGenerator out = json.createGenerator(ObjectWriteContext.empty(), body)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("cards");
      response.cards().forEach(card -> card(out, card));
      out.writeEndArray();
      extension(out, response.extension());
      out.writeEndObject();
    }
    return body.toByteArray();
  }

  private static void card(JsonGenerator out, Card card) {
    out.writeStartObject();
    out.writeStringProperty("uuid", card.uuid().toString());
    out.writeStringProperty("summary", card.summary().text());
    card.detail().ifPresent(detail -> out.writeStringProperty("detail", detail.text()));
    out.writeStringProperty("indicator", card.indicator().code());
    source(out, card.source());
    array(out, "suggestions", card.suggestions(), ResponseWriter::suggestion);
    card.selectionBehavior()
        .ifPresent(behavior -> out.writeStringProperty("selectionBehavior", behavior.code()));
    array(out, "overrideReasons", card.overrideReasons(), ResponseWriter::coding);
    array(out, "links", card.links(), ResponseWriter::link);
    extension(out, card.extension());
    out.writeEndObject();
  }

  private static void source(JsonGenerator out, Source source) {
    out.writeObjectPropertyStart("source");
    out.writeStringProperty("label", source.label());
    source.url().ifPresent(url -> out.writeStringProperty("url", url.toASCIIString()));
    source.icon().ifPresent(icon -> out.writeStringProperty("icon", icon.toASCIIString()));
    source
        .topic()
        .ifPresent(topic -> {
          out.writeName("topic");
          coding(out, topic);
        });
    out.writeEndObject();
  }

  private static void suggestion(JsonGenerator out, Suggestion suggestion) {
    out.writeStartObject();
    out.writeStringProperty("label", suggestion.label());
    out.writeStringProperty("uuid", suggestion.uuid().toString());
    if (suggestion.isRecommended()) {
      out.writeBooleanProperty("isRecommended", true);
    }
    array(out, "actions", suggestion.actions(), ResponseWriter::action);
    out.writeEndObject();
  }

  private static void action(JsonGenerator out, Action action) {
    out.writeStartObject();
    out.writeStringProperty("type", action.type());
    out.writeStringProperty("description", action.description());
    switch (action) {
      case Action.Create create -> resource(out, create.resource());
      case Action.Update update -> resource(out, update.resource());
      case Action.Delete delete ->
          out.writeStringProperty("resourceId", delete.resourceId().toString());
    }
    out.writeEndObject();
  }

  private static void resource(JsonGenerator out, ResourceJson resource) {
    out.writeName("resource");
    out.writeRawValue(resource.json().text());
  }

  private static void coding(JsonGenerator out, Coding coding) {
    out.writeStartObject();
    out.writeStringProperty("code", coding.code());
    out.writeStringProperty("system", coding.system());
    coding.display().ifPresent(display -> out.writeStringProperty("display", display));
    out.writeEndObject();
  }

  private static void link(JsonGenerator out, Link link) {
    out.writeStartObject();
    out.writeStringProperty("label", link.label());
    out.writeStringProperty("url", link.url().toASCIIString());
    out.writeStringProperty("type", link.type().code());
    link.appContext().ifPresent(context -> out.writeStringProperty("appContext", context));
    out.writeEndObject();
  }

  private static void extension(JsonGenerator out, Extension extension) {
    if (extension.isEmpty()) {
      return;
    }
    out.writeObjectPropertyStart("extension");
    extension
        .values()
        .forEach((name, value) -> {
          out.writeName(name);
          out.writeRawValue(value.text());
        });
    out.writeEndObject();
  }

  private static <T> void array(
      JsonGenerator out, String name, List<T> items, BiConsumer<JsonGenerator, T> writing) {
    if (items.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(name);
    items.forEach(item -> writing.accept(out, item));
    out.writeEndArray();
  }
}
