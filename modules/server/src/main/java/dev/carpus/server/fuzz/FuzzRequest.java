package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A request as it goes over the wire, right or wrong.
 *
 * @param line its first line, without the end
 * @param headers its headers, in order
 * @param body what follows them, as it is sent
 * @param isWellFormed whether HTTP itself has nothing against it, so that there must be an answer
 *     of the service
 */
record FuzzRequest(
    RequestLine line,
    List<Header> headers,
    @SuppressWarnings("ArrayRecordComponent") // never changed; equality is below
        byte[] body,
    boolean isWellFormed) {
  /** The first line of a request. */
  record RequestLine(String method, String target, String version) {
    @Override
    public String toString() {
      return method + " " + target + " " + version;
    }
  }

  /** A header; a name without a value stands for a line without a colon. */
  record Header(String name, String value) {
    @Override
    public String toString() {
      return value.isEmpty() ? name : name + ": " + value;
    }
  }

  FuzzRequest {
    headers = List.copyOf(headers);
  }

  /** JSON that is posted, as a decent client does. */
  static FuzzRequest post(String target, byte[] body) {
    return new FuzzRequest(
        new RequestLine("POST", target, "HTTP/1.1"),
        List.of(
            new Header("Host", "localhost"),
            new Header("Content-Type", "application/json"),
            new Header("Content-Length", String.valueOf(body.length))),
        body,
        true);
  }

  String method() {
    return line.method();
  }

  String target() {
    return line.target();
  }

  FuzzRequest withMethod(String method) {
    return withLine(new RequestLine(method, line.target(), line.version()));
  }

  FuzzRequest withTarget(String target) {
    return withLine(new RequestLine(line.method(), target, line.version()));
  }

  FuzzRequest withVersion(String version) {
    return withLine(new RequestLine(line.method(), line.target(), version));
  }

  private FuzzRequest withLine(RequestLine other) {
    return new FuzzRequest(other, headers, body, isWellFormed);
  }

  /** With another value of a header. */
  FuzzRequest with(String name, String value) {
    return without(name).and(name, value);
  }

  /** With one more header. */
  FuzzRequest and(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new FuzzRequest(line, more, body, isWellFormed);
  }

  FuzzRequest without(String name) {
    List<Header> less =
        headers.stream().filter(header -> !header.name().equalsIgnoreCase(name)).toList();
    return new FuzzRequest(line, less, body, isWellFormed);
  }

  /** With other bytes behind the headers, which stay as they are. */
  FuzzRequest followedBy(byte[] bytes) {
    return new FuzzRequest(line, headers, bytes, isWellFormed);
  }

  /** The same, known to be no HTTP. */
  FuzzRequest malformed() {
    return new FuzzRequest(line, headers, body, false);
  }

  /** What is sent. */
  byte[] bytes() {
    String head =
        line
            + "\r\n"
            + headers.stream().map(header -> header + "\r\n").collect(Collectors.joining())
            + "\r\n";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FuzzRequest that
        && line.equals(that.line)
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body)
        && isWellFormed == that.isWellFormed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, headers, Arrays.hashCode(body), isWellFormed);
  }
}
