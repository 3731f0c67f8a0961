package dev.carpus.server.retrieval;

import dev.carpus.hooks.request.JsonSlice;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges what answers a query: a Bundle may answer a read and a resource a search, as long as the
 * types fit. Thread-safe.
 */
final class AnswerReader {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final ResourceReader reader = new ResourceReader();

  /** Judges a value that the client sent; nothing of it is copied. */
  QueryAnswer read(JsonSlice json, ResolvedQuery query) {
    return judge(reader.read(json.body(), json.offset(), json.length()), query);
  }

  /** Judges the body of an answer. */
  QueryAnswer read(byte[] body, ResolvedQuery query) {
    return judge(reader.read(body), query);
  }

  private static QueryAnswer judge(ResourceReading reading, ResolvedQuery query) {
    return switch (reading) {
      case ResourceReading.One(RawResource resource) ->
          judge(List.of(resource), List.of(), Optional.empty(), query);
      case ResourceReading.Page(
              List<RawResource> matches,
              List<RawResource> included,
              Optional<String> next) ->
          judge(matches, included, next, query);
      case ResourceReading.Unusable(String reason) -> new QueryAnswer.Failed(reason);
    };
  }

  private static QueryAnswer judge(
      List<RawResource> matches,
      List<RawResource> included,
      Optional<String> next,
      ResolvedQuery query) {
    List<RawResource> ofType =
        matches.stream().filter(each -> each.type().equals(query.type())).toList();
    if (ofType.isEmpty() && !matches.isEmpty()) {
      return new QueryAnswer.Misshapen("it holds no " + query.type());
    }
    Optional<String> readId = query.readId();
    if (readId.isPresent()) {
      return read(ofType, readId.get(), query);
    }
    List<RawResource> wanted = new ArrayList<>(ofType);
    Stream.of(matches, included)
        .flatMap(List::stream)
        .filter(each -> query.includes(each.type()))
        .forEach(wanted::add);
    return next.<QueryAnswer>map(link -> new QueryAnswer.Begun(wanted, link))
        .orElseGet(() -> new QueryAnswer.Whole(wanted));
  }

  /** One resource at most answers a read, and it must be the one that was asked for. */
  private static QueryAnswer read(List<RawResource> ofType, String id, ResolvedQuery query) {
    List<RawResource> asked = ofType.stream().filter(each -> id.equals(id(each))).toList();
    return asked.isEmpty() && !ofType.isEmpty()
        ? new QueryAnswer.Failed("it is another " + query.type() + " than the one of the context")
        : new QueryAnswer.Whole(asked);
  }

  private static String id(RawResource resource) {
    try {
      return MAPPER.readTree(resource.text()).path("id").asString("");
    } catch (JacksonException excessive) {
      return "";
    }
  }
}
