package dev.carpus.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the bytes that came over one connection apart into answers. Used by one thread. */
final class AnswerReading {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})(?: .*)?");
  private static final int LARGEST = 1 << 28;

  private final String text;
  private int at;

  private AnswerReading(String text) {
    this.text = text;
  }

  /**
   * The answers, those that are provisional aside.
   *
   * @param method the method of the first request; what follows it is a GET
   * @throws IllegalArgumentException if the bytes are no HTTP answers
   */
  static List<Answer> answers(byte[] bytes, String method) {
    AnswerReading reading = new AnswerReading(new String(bytes, ISO_8859_1));
    List<Answer> answers = new ArrayList<>();
    while (reading.at < reading.text.length()) {
      Answer answer = reading.next(answers.isEmpty() && method.equals("HEAD"));
      if (answer.status() >= 200) {
        answers.add(answer);
      }
    }
    return answers;
  }

  private Answer next(boolean isBodiless) {
    Matcher first = STATUS.matcher(line());
    if (!first.matches()) {
      throw new IllegalArgumentException("an answer does not begin with a status");
    }
    int status = Integer.parseInt(first.group(1));
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IllegalArgumentException("an answer has a header without a colon");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String body = isBodiless || status < 200 || status == 204 || status == 304 ? "" : body(headers);
    return Answer.of(status, headers, body.getBytes(ISO_8859_1));
  }

  private String body(Map<String, String> headers) {
    if (headers.containsKey("content-length")) {
      return take(number(headers.getOrDefault("content-length", ""), 10));
    }
    if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      return take(text.length() - at);
    }
    StringBuilder body = new StringBuilder();
    int size = number(line(), 16);
    while (size > 0) {
      body.append(take(size));
      line();
      size = number(line(), 16);
    }
    line();
    return body.toString();
  }

  private static int number(String digits, int radix) {
    int number = Integer.parseInt(digits, radix);
    if (number < 0 || number > LARGEST) {
      throw new IllegalArgumentException("an answer has an impossible length");
    }
    return number;
  }

  private String line() {
    int end = text.indexOf("\r\n", at);
    if (end < 0) {
      throw new IllegalArgumentException("an answer breaks off");
    }
    String line = text.substring(at, end);
    at = end + 2;
    return line;
  }

  private String take(int length) {
    if (length > text.length() - at) {
      throw new IllegalArgumentException("the body of an answer breaks off");
    }
    at += length;
    return text.substring(at - length, at);
  }
}
