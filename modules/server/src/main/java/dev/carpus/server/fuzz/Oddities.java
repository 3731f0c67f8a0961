package dev.carpus.server.fuzz;

import java.util.List;

/** Values that programs are not prepared for. */
final class Oddities {
  /** Stands in texts that are made up here, so that an error body shows if it repeats one. */
  static final String MARK = "Xq7Fuzz";

  /** Stands for the port of the FHIR server; nothing listens there if it stays. */
  static final String FHIR_HOST = "127.0.0.1:00000";

  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\t\n",
          MARK,
          MARK + "\u0000" + MARK,
          "\u0001\u001f\u007f\u0085\u2028",
          "\ud800",
          "\udc00" + MARK + "\ud83d",
          "\ud83d\ude00\u0301\u202e" + MARK,
          "\ufeff" + MARK,
          "<script>alert('" + MARK + "')</script>",
          "[" + MARK + "](javascript:alert(1))",
          "'; drop table card; -- " + MARK,
          "${jndi:ldap://127.0.0.1:0/" + MARK + "}",
          "{{context." + MARK + "}}",
          "%s%n%x " + MARK,
          "../../../../" + MARK,
          "\r\nX-" + MARK + ": 1",
          "null",
          "true",
          "0",
          MARK.repeat(1_500),
          "\u00e9".repeat(20_000),
          MARK.repeat(14_000));

  static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "0.1",
          "1.0000000000000000000000000000000000000001",
          "99999999999",
          "9223372036854775807",
          "-9223372036854775809",
          "123456789012345678901234567890",
          "1e2",
          "1E-300",
          "1e400",
          "-1e9999",
          "1e2147483648",
          "1e-2147483649",
          "0e99999",
          "9".repeat(999),
          "9".repeat(1_100),
          "0." + "3".repeat(900),
          "NaN",
          "-Infinity",
          "+1",
          "01",
          ".5",
          "1.",
          "0x10");

  static final List<String> EMPTY =
      List.of("null", "\"\"", "\" \"", "{}", "[]", "[null]", "[[]]", "[{}]", "{\"\":null}");

  static final List<String> OTHER_TYPES =
      List.of(
          "true",
          "false",
          "0",
          "-1.5",
          "\"" + MARK + "\"",
          "{\"" + MARK + "\":1}",
          "[\"" + MARK + "\"]",
          "[[[1]]]",
          "{\"value\":{}}",
          "[{\"resourceType\":\"Patient\"},1,null]");

  static final List<Integer> DEPTHS = List.of(5, 100, 190, 200, 300, 5_000, 50_000);

  private Oddities() {}
}
