package dev.carpus.server.retrieval;

import dev.carpus.json.JsonCursor;
import dev.carpus.json.JsonSlice;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.ResourceReader;
import dev.carpus.logic.ResourceReading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Judges what answers the queries of one hook call: a Bundle may answer a read and a resource a
 * search, as long as the types fit, and all of it is about the patient of the context.
 * Thread-safe.
 */
final class AnswerReader {
  private static final String PATIENT = "Patient";
  private static final String SEARCHSET = "searchset";

  private final ResourceReader reader;
  private final SubjectCheck subjects;

  AnswerReader(ResourceReader reader, SubjectCheck subjects) {
    this.reader = reader;
    this.subjects = subjects;
  }

  /** Judges a value that the client sent; nothing of it is copied. */
  QueryAnswer read(JsonSlice json, ResolvedQuery query) {
    return judge(reader.read(json), query);
  }

  /** Judges the body of an answer. */
  QueryAnswer read(byte[] body, ResolvedQuery query) {
    return judge(reader.read(body), query);
  }

  private QueryAnswer judge(ResourceReading reading, ResolvedQuery query) {
    return switch (reading) {
      case ResourceReading.One(RawResource resource) -> judge(single(resource), query);
      case ResourceReading.Page page -> judge(page, query);
      case ResourceReading.Unusable(String reason, boolean isExcessive) ->
          new QueryAnswer.Failed(new Reason(isExcessive ? Cause.LIMITS : Cause.UNUSABLE, reason));
    };
  }

  private static ResourceReading.Page single(RawResource resource) {
    return new ResourceReading.Page(
        List.of(resource), List.of(), Optional.empty(), Optional.empty(), OptionalLong.empty());
  }

  private QueryAnswer judge(ResourceReading.Page page, ResolvedQuery query) {
    if (page.bundleType().filter(type -> !type.equals(SEARCHSET)).isPresent()) {
      return misshapen("it is a Bundle of another type than " + SEARCHSET);
    }
    List<RawResource> matches = page.matches();
    List<RawResource> ofType = ofType(matches, query.type());
    if (ofType.isEmpty() && !matches.isEmpty()) {
      return misshapen("it holds no " + query.type());
    }
    Optional<String> readId = query.readId();
    if (readId.isPresent()) {
      return read(ofType, readId.get(), query);
    }
    List<RawResource> wanted =
        query.included().map(type -> withIncluded(ofType, page, type)).orElse(ofType);
    Tally tally = Tally.of(matches.size(), page.total());
    return ofThisPatient(
        wanted,
        page.next()
            .<QueryAnswer>map(link -> new QueryAnswer.Begun(wanted, link, tally))
            .orElseGet(() -> new QueryAnswer.Whole(wanted, tally)));
  }

  /** Those of a type; mostly that is all of them, and the list itself. */
  private static List<RawResource> ofType(List<RawResource> resources, String type) {
    for (RawResource each : resources) {
      if (!each.type().equals(type)) {
        return resources.stream().filter(one -> one.type().equals(type)).toList();
      }
    }
    return resources;
  }

  private static List<RawResource> withIncluded(
      List<RawResource> ofType, ResourceReading.Page page, String included) {
    return Stream.of(ofType, ofType(page.matches(), included), ofType(page.included(), included))
        .flatMap(List::stream)
        .toList();
  }

  /** One resource at most answers a read, and it must be the one that was asked for. */
  private QueryAnswer read(List<RawResource> ofType, String id, ResolvedQuery query) {
    List<RawResource> asked = ofType.stream().filter(each -> id.equals(id(each))).toList();
    return asked.isEmpty() && !ofType.isEmpty()
        ? failed(
            query.type().equals(PATIENT) ? Cause.OTHER_PATIENT : Cause.UNUSABLE,
            "it is another " + query.type() + " than the one of the context")
        : ofThisPatient(asked, new QueryAnswer.Whole(asked, Tally.NONE));
  }

  /** Where one resource is another patient's, what came beside it is not trusted either. */
  private QueryAnswer ofThisPatient(List<RawResource> wanted, QueryAnswer answer) {
    for (RawResource each : wanted) {
      if (!each.type().equals(PATIENT) && subjects.isOfAnother(each)) {
        return failed(Cause.OTHER_PATIENT, "it holds a resource of another patient");
      }
    }
    return answer;
  }

  private static QueryAnswer failed(Cause cause, String words) {
    return new QueryAnswer.Failed(new Reason(cause, words));
  }

  private static QueryAnswer misshapen(String words) {
    return new QueryAnswer.Misshapen(new Reason(Cause.UNUSABLE, words));
  }

  private static String id(RawResource resource) {
    JsonCursor cursor = resource.cursor().orElseThrow();
    for (boolean is = cursor.openObject(); is; is = cursor.nextMember()) {
      if (cursor.isNamed("id")) {
        return Objects.requireNonNullElse(cursor.text(), "");
      }
      cursor.skip();
    }
    return "";
  }
}
