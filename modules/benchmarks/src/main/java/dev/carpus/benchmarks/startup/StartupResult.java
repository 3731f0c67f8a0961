package dev.carpus.benchmarks.startup;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of the benchmark: the starts of the service and of the echo, by turns.
 *
 * @param services those of the service, in the order of the rounds
 * @param echoes those of the echo
 */
record StartupResult(List<Start> services, List<Start> echoes) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final double NANOS_IN_MILLI = 1e6;

  /** How many times as long as the echo the service may take until it is ready. */
  private static final double MOST_READY = 1.5;

  /** How many times as long as the hundredth call the first may take. */
  private static final double MOST_FIRST = 5;

  StartupResult {
    services = List.copyOf(services);
    echoes = List.copyOf(echoes);
  }

  /** The table, in milliseconds: medians, and from the least to the most. */
  List<String> lines() {
    Start service = Start.medians(services);
    Start echo = Start.medians(echoes);
    return List.of(
        "start-up, " + services.size() + " starts of each, medians in ms (least to most)",
        row("", "carpus", "echo", "ratio"),
        row("ready, by the clock", services, echoes, Start::ready),
        row("ready, CPU of all threads", services, echoes, Start::cpu),
        row("first call", services, echoes, Start::first),
        row("hundredth call", services, echoes, Start::hundredth),
        row(
            "first to hundredth",
            decimal(service.firstToHundredth(), 1),
            decimal(echo.firstToHundredth(), 1),
            ""),
        goal("ready / ready of the echo", Start.ratio(service.ready(), echo.ready()), MOST_READY),
        goal("first call / hundredth", service.firstToHundredth(), MOST_FIRST));
  }

  private static String goal(String measure, double measured, double most) {
    return measure
        + ": "
        + decimal(measured, 2)
        + ", at most "
        + decimal(most, 1)
        + ": "
        + (measured <= most ? "met" : "not met");
  }

  /** The same with every start, as JSON. */
  String json() {
    ObjectNode root = MAPPER.createObjectNode();
    Start service = Start.medians(services);
    Start echo = Start.medians(echoes);
    ObjectNode ratios = root.putObject("ratios");
    ratios.put("ready", Start.ratio(service.ready(), echo.ready()));
    ratios.put("readyCpu", Start.ratio(service.cpu(), echo.cpu()));
    ratios.put("firstToHundredth", service.firstToHundredth());
    services.forEach(start -> write(start, root.withArray("carpus")));
    echoes.forEach(start -> write(start, root.withArray("echo")));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static void write(Start start, ArrayNode to) {
    ObjectNode json = to.addObject();
    json.put("readyMillis", millis(start.ready()));
    json.put("readyCpuMillis", millis(start.cpu()));
    json.put("firstMillis", millis(start.first()));
    json.put("hundredthMillis", millis(start.hundredth()));
  }

  private static String row(
      String name, List<Start> services, List<Start> echoes, Function<Start, Duration> part) {
    List<Duration> ours = services.stream().map(part).sorted().toList();
    List<Duration> others = echoes.stream().map(part).sorted().toList();
    return row(
        name,
        spread(ours),
        spread(others),
        decimal(Start.ratio(Start.median(ours), Start.median(others)), 2));
  }

  private static String spread(List<Duration> sorted) {
    return rounded(Start.median(sorted))
        + " ("
        + rounded(sorted.getFirst())
        + " to "
        + rounded(sorted.getLast())
        + ")";
  }

  /** Milliseconds, with a decimal where there are few. */
  private static String rounded(Duration duration) {
    double millis = millis(duration);
    return decimal(millis, millis < 100 ? 1 : 0);
  }

  private static String row(String name, String ours, String others, String ratio) {
    return String.format(Locale.ROOT, "%-28s %26s %26s %8s", name, ours, others, ratio)
        .stripTrailing();
  }

  private static String decimal(double value, int places) {
    return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP).toPlainString();
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_IN_MILLI;
  }
}
