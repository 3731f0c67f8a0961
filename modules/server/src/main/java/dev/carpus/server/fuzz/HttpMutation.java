package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Changes of how a request is sent. */
enum HttpMutation implements Mutation {
  /** The method is another one. */
  METHOD((request, chance) -> request.withMethod(chance.pick(HttpOddities.METHODS))),
  /** The method is none, or none that goes with a path. */
  BAD_METHOD(
      (request, chance) -> request.withMethod(chance.pick(HttpOddities.BAD_METHODS)).malformed()),
  /** An explanation is asked for. */
  EXPLAIN((request, _) -> request.withTarget(request.target() + "/explain")),
  /** Another route is asked. */
  ROUTE((request, chance) ->
      request
          .withMethod(chance.oneIn(3) ? "POST" : "GET")
          .withTarget(chance.pick(HttpOddities.ROUTES))),
  /** The path is written in another way, or is none of ours. */
  PATH((request, chance) -> request.withTarget(chance.pick(HttpOddities.PATHS))),
  /** The path is none. */
  BAD_PATH(
      (request, chance) -> request.withTarget(chance.pick(HttpOddities.BAD_PATHS)).malformed()),
  /** The body is said to be of another type, or of none. */
  CONTENT_TYPE(
      (request, chance) -> request.with("Content-Type", chance.pick(HttpOddities.CONTENT_TYPES))),
  /** Nothing is said of the type of the body. */
  NO_CONTENT_TYPE((request, _) -> request.without("Content-Type")),
  /** The answer shall be of another type. */
  ACCEPT((request, chance) -> request.with("Accept", chance.pick(HttpOddities.ACCEPTS))),
  /** A page calls. */
  ORIGIN((request, chance) -> {
    FuzzRequest called = request.with("Origin", chance.pick(HttpOddities.ORIGINS));
    return chance.oneIn(2)
        ? called.withMethod("OPTIONS").and("Access-Control-Request-Method", "POST")
        : called;
  }),
  /** The service is called by another name. */
  HOST((request, chance) -> request.with("Host", chance.pick(HttpOddities.HOSTS))),
  /** There is a header that says how to read or to answer. */
  HEADER((request, chance) -> {
    FuzzRequest.Header header = chance.pick(HttpOddities.HEADERS);
    return request.and(header.name(), header.value());
  }),
  /** There is no Host, or more than one, or one that is none. */
  BAD_HOST((request, chance) ->
      (chance.oneIn(2)
              ? request.without("Host")
              : request.and("Host", chance.pick(HttpOddities.BAD_HOSTS)))
          .malformed()),
  /** There are many headers, or long ones. */
  HEADER_FLOOD((request, chance) -> {
    FuzzRequest flooded = request;
    int count = 1 + chance.below(200);
    String value = "f".repeat(chance.below(300));
    for (int i = 0; i < count; i++) {
      flooded = flooded.and("X-" + Oddities.MARK + "-" + i, "v" + value);
    }
    return flooded.malformed();
  }),
  /** A header is written as no header is. */
  BAD_HEADER((request, chance) -> {
    FuzzRequest.Header header = chance.pick(HttpOddities.BAD_HEADERS);
    return request.and(header.name(), header.value()).malformed();
  }),
  /** The body comes in chunks. */
  CHUNKED((request, _) ->
      request
          .without("Content-Length")
          .and("Transfer-Encoding", "chunked")
          .followedBy(chunks(request.body(), "\r\n0\r\n\r\n"))),
  /** The body comes in chunks that are wrong, or is told to come in chunks and not. */
  BAD_CHUNKS((request, chance) ->
      (chance.oneIn(2) ? request : request.without("Content-Length"))
          .and("Transfer-Encoding", chance.pick(HttpOddities.TRANSFER_ENCODINGS))
          .followedBy(chunks(request.body(), chance.pick(HttpOddities.CHUNK_ENDS)))
          .malformed()),
  /** The length is missing or wrong. */
  LENGTH((request, chance) ->
      (chance.oneIn(4)
              ? request.without("Content-Length")
              : request.with("Content-Length", chance.pick(HttpOddities.LENGTHS)))
          .malformed()),
  /** Another request follows at once. */
  PIPELINED((request, _) ->
      request.followedBy(
          joined(request.body(), "GET /cds-services HTTP/1.1\r\nHost: localhost\r\n\r\n"))),
  /** Anything follows at once. */
  RUBBISH_BEHIND((request, chance) ->
      request
          .followedBy(joined(request.body(), new String(chance.bytes(60), ISO_8859_1)))
          .malformed()),
  /** It is older than HTTP 1.1. */
  OLD_VERSION((request, _) -> request.withVersion("HTTP/1.0")),
  /** It is of no version that there is. */
  BAD_VERSION(
      (request, chance) -> request.withVersion(chance.pick(HttpOddities.VERSIONS)).malformed()),
  /** It is no request at all. */
  RUBBISH((request, chance) ->
      request.withMethod(new String(chance.bytes(1 + chance.below(30)), ISO_8859_1)).malformed());

  /** A change of a request. */
  @FunctionalInterface
  interface Change {
    /** The changed request. */
    FuzzRequest apply(FuzzRequest request, Chance chance);
  }

  @SuppressWarnings("ImmutableEnumChecker") // changes are functions without state
  private final Change change;

  HttpMutation(Change change) {
    this.change = change;
  }

  /** The changed request. */
  FuzzRequest apply(FuzzRequest request, Chance chance) {
    return change.apply(request, chance);
  }

  private static byte[] chunks(byte[] body, String end) {
    String text = new String(body, ISO_8859_1);
    return (Integer.toHexString(text.length()) + "\r\n" + text + end).getBytes(ISO_8859_1);
  }

  private static byte[] joined(byte[] body, String more) {
    return (new String(body, ISO_8859_1) + more).getBytes(ISO_8859_1);
  }
}
