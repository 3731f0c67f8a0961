package dev.carpus.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;

/** What came of reading the body of a request. */
sealed interface RequestBody {
  /** All its bytes. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Whole(byte[] bytes) implements RequestBody {}

  /** More bytes than are read. */
  record TooLarge() implements RequestBody {}

  /** Fewer bytes than were announced. */
  record BrokenOff() implements RequestBody {}

  /**
   * Reads the body.
   *
   * @param most the most bytes that are read
   */
  static RequestBody read(HttpServletRequest request, int most) {
    if (request.getContentLengthLong() > most) {
      return new TooLarge();
    }
    try {
      InputStream in = request.getInputStream();
      byte[] bytes = in.readNBytes(most);
      return in.read() < 0 ? new Whole(bytes) : new TooLarge();
    } catch (IOException lost) {
      return new BrokenOff();
    }
  }
}
