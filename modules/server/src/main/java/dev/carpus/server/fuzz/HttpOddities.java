package dev.carpus.server.fuzz;

import dev.carpus.server.fuzz.FuzzRequest.Header;
import java.util.List;

/** What of HTTP programs are not prepared for. */
final class HttpOddities {
  private static final String SERVICE = "/cds-services/bilateral-hand-cramping";

  static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "TRACE",
          "post",
          "PROPFIND",
          Oddities.MARK);

  static final List<String> BAD_METHODS =
      List.of("CONNECT", "", "GE T", "G(T)", "POST\t", "\u00e9");

  static final List<String> ROUTES =
      List.of(
          "/",
          "/cds-services",
          "/cds-services/",
          SERVICE,
          SERVICE + "/explain",
          SERVICE + "/feedback",
          SERVICE + "/" + Oddities.MARK,
          "/cds-services/" + Oddities.MARK,
          "/cds-services/" + Oddities.MARK + "/feedback",
          "/pathways/bilateral-hand-cramping",
          "/pathways/" + Oddities.MARK,
          "/health",
          "/health/live",
          "/metrics",
          "/feedback/summary",
          "/chart",
          "/error",
          "/actuator/env",
          "/favicon.ico",
          "/WEB-INF/web.xml");

  /** Paths that HTTP has nothing against. */
  static final List<String> PATHS =
      List.of(
          "/cds-services/bilateral%2Dhand-cramping",
          "/cds%2dservices/bilateral-hand-cramping",
          "//cds-services//bilateral-hand-cramping",
          "/./cds-services/./bilateral-hand-cramping",
          "/nowhere/../cds-services/bilateral-hand-cramping",
          "/cds-services/../../../etc/passwd",
          "/cds-services/%2e%2e/health",
          "/cds-services/%252e%252e/health",
          SERVICE + "/",
          SERVICE + "?" + Oddities.MARK + "=%00",
          SERVICE + "?a=b&a=c&=&&%zz",
          SERVICE + ";jsessionid=" + Oddities.MARK,
          SERVICE + "/;a=b/explain",
          "/CDS-SERVICES/bilateral-hand-cramping",
          "/cds-services/Bilateral-Hand-Cramping",
          "/cds-services/%F0%9F%98%80",
          "/cds-services/%C3%A9",
          "/cds-services/%20",
          "/cds-services/*",
          "/cds-services/{id}",
          "/cds-services/bilateral-hand-cramping.json",
          "/cds-services/" + "s".repeat(3_000),
          "/pathways/..",
          "/pathways/%3Cscript%3E" + Oddities.MARK,
          "http://localhost" + SERVICE);

  static final List<String> BAD_PATHS =
      List.of(
          "",
          "*",
          "cds-services",
          "/cds-services/%zz",
          "/cds-services/%",
          "/cds-services/%00",
          "/cds-services/a%2fb",
          "/cds-services/a%5cb",
          "/cds-services/%C3%28",
          "/cds-services/..%2f",
          "/cds-services/a|b",
          "/cds-services/a b",
          "/cds-services/\\",
          "/cds-services/\u00e9",
          "/cds-services/\u0000",
          "/cds-services/#a",
          "/cds-services/\"<>^`",
          "/cds-services/{}",
          "/../../health",
          "http://",
          "https://ehr.example/cds-services",
          "localhost:80",
          "/" + "p".repeat(20_000));

  static final List<String> CONTENT_TYPES =
      List.of(
          "application/json; charset=utf-8",
          "application/json; charset=UTF-16",
          "application/json; charset=" + Oddities.MARK,
          "application/json;charset=",
          "application/json; a=b; a=c",
          "APPLICATION/JSON",
          "application/fhir+json",
          "text/plain",
          "text/html",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "multipart/form-data; boundary=" + Oddities.MARK,
          "application/*",
          "*/*",
          "json",
          "application/json, text/plain",
          "application/" + "j".repeat(2_000),
          "\"\u00e9\"",
          ";;;");

  static final List<String> ACCEPTS =
      List.of(
          "application/json",
          "*/*",
          "application/*;q=0.1",
          "application/json;q=0",
          "text/html",
          "application/fhir+json",
          Oddities.MARK,
          "application/json;q=x",
          "a/b, ".repeat(500) + "*/*",
          ",,,",
          "\u00e9/\u00e9");

  static final List<String> ORIGINS =
      List.of(
          "http://localhost:3000",
          "http://127.0.0.1",
          "https://ehr.example",
          "null",
          "http://localhost.example",
          "http://user@localhost",
          "file://",
          Oddities.MARK,
          "\u00e9");

  static final List<String> HOSTS =
      List.of(
          "localhost:80",
          "127.0.0.1",
          "[::1]:8080",
          "ehr.example",
          "localhost.example",
          "127.0.0.1.example:80",
          "169.254.169.254",
          "LOCALHOST",
          Oddities.MARK);

  static final List<String> BAD_HOSTS =
      List.of(
          "localhost",
          "a b",
          "localhost:x",
          "localhost:99999",
          "[::1",
          "a/b",
          "user@localhost",
          "\u0000");

  /** Headers that HTTP has nothing against. */
  static final List<Header> HEADERS =
      List.of(
          new Header("Authorization", "Bearer " + Oddities.MARK),
          new Header("Authorization", "Bearer " + "e".repeat(3_000)),
          new Header("Authorization", "Basic Og=="),
          new Header("Content-Encoding", "gzip"),
          new Header("Accept-Encoding", "gzip, br"),
          new Header("Accept-Language", "xx-" + Oddities.MARK + ";q=x"),
          new Header("Accept-Charset", Oddities.MARK),
          new Header("Connection", "close"),
          new Header("Connection", "keep-alive, Host"),
          new Header("Upgrade", "h2c"),
          new Header("X-Forwarded-For", "192.0.2.1"),
          new Header("X-Forwarded-Host", "ehr.example"),
          new Header("X-Forwarded-Prefix", "/../" + Oddities.MARK),
          new Header("X-HTTP-Method-Override", "DELETE"),
          new Header("If-None-Match", "*"),
          new Header("If-Modified-Since", Oddities.MARK),
          new Header("Range", "bytes=0-1"),
          new Header("Cookie", "JSESSIONID=" + Oddities.MARK + "; a; =; \""),
          new Header("Expect", "100-continue"),
          new Header("Max-Forwards", "-1"),
          new Header("TE", "trailers"));

  static final List<Header> BAD_HEADERS =
      List.of(
          new Header("no colon", ""),
          new Header("", "value"),
          new Header("a b", "c"),
          new Header("a\u0000", "c"),
          new Header(" folded", "c"),
          new Header("X-A", "\u0000\u0001"),
          new Header("X-A", "b\r\n c"),
          new Header("X-A", "b\nX-B: c"),
          new Header("\u00e9", "c"),
          new Header("Expect", Oddities.MARK),
          new Header("Content-Length", "x"),
          new Header("Connection", "\u0000"));

  static final List<String> TRANSFER_ENCODINGS =
      List.of(
          "chunked",
          "chunked, chunked",
          "gzip, chunked",
          "identity",
          Oddities.MARK,
          "\u000bchunked");

  static final List<String> CHUNK_ENDS =
      List.of(
          "",
          "\r\n",
          "\r\n0\r\n",
          "\r\n-1\r\n\r\n",
          "\r\nzz\r\n\r\n",
          "\r\nffffffffffffffff\r\n",
          "\r\n0;" + "e".repeat(20_000) + "\r\n\r\n",
          "\r\n0\r\nX-Trailer: " + Oddities.MARK + "\r\n\r\n",
          "\n0\n\n");

  static final List<String> LENGTHS =
      List.of(
          "0",
          "1",
          "7",
          "100000",
          "1000000",
          "-1",
          "+5",
          "1,1",
          "0x10",
          "99999999999999999999",
          "");

  static final List<String> VERSIONS =
      List.of(
          "HTTP/0.9",
          "HTTP/1.2",
          "HTTP/2.0",
          "HTTP/9.9",
          "http/1.1",
          Oddities.MARK,
          "",
          "HTTP/1.1 ");

  private HttpOddities() {}
}
