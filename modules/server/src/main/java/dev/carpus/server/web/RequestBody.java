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
    long announced = request.getContentLengthLong();
    if (announced > most) {
      return new TooLarge();
    }
    try {
      InputStream in = request.getInputStream();
      if (announced >= 0) {
        return announced(in, (int) announced);
      }
      byte[] bytes = in.readNBytes(most);
      return in.read() < 0 ? new Whole(bytes) : new TooLarge();
    } catch (IOException lost) {
      return new BrokenOff();
    }
  }

  /** Reads as many bytes as were announced into their place, so that none are held twice. */
  private static RequestBody announced(InputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    return in.readNBytes(bytes, 0, length) == length ? new Whole(bytes) : new BrokenOff();
  }
}
