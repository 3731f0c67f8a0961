package dev.carpus.server.page;

import dev.carpus.pathway.Flowchart;
import dev.carpus.pathway.Flowchart.Place;
import dev.carpus.pathway.Flowchart.Step;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.RuleGroup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws a guideline as SVG: a box for each step, which leads to the words of its first rule. The
 * chart page draws a patient's position into the same picture; the attributes {@code data-step} and
 * {@code data-rules} tell it which box is which.
 */
public final class FlowchartDrawing {
  /** The style of the picture, wherever it stands. */
  public static final String STYLE = read("/chart/flowchart.css");

  private static final int MARGIN = 8;
  private static final int INSET = 14;
  private static final int MOST_TOPICS = 2;
  private static final int TITLE_LINE = 23;
  private static final int WHEN_LINE = 30;
  private static final int MOST_NAMED = 4;

  private final Guideline guideline;
  private final Flowchart flowchart;
  private final StringBuilder svg = new StringBuilder(16_384);

  private FlowchartDrawing(Guideline guideline) {
    this.guideline = guideline;
    this.flowchart = guideline.flowchart();
  }

  /**
   * The picture.
   *
   * @param found the rules whose steps stand out
   * @param page what the links to rules start with: nothing on the page of the pathway itself
   */
  public static String of(Guideline guideline, Set<String> found, String page) {
    return new FlowchartDrawing(guideline).draw(found, page);
  }

  private String draw(Set<String> found, String page) {
    int width = right(flowchart.columns()) + 2 * MARGIN;
    int height = ArrowRoute.top(flowchart.rows()) - ArrowRoute.ROW_GAP + 2 * MARGIN;
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flowchart\" viewBox=\"0 0 ");
    svg.append(width).append(' ').append(height).append("\" role=\"group\" aria-label=\"");
    svg.append(escaped("The steps of the " + guideline.title())).append("\">\n");
    svg.append("<g transform=\"translate(").append(MARGIN).append(' ').append(MARGIN);
    svg.append(")\">\n<g aria-hidden=\"true\">\n");
    flowchart.arrows().forEach(arrow -> arrow(place(arrow.from()), place(arrow.to())));
    svg.append("</g>\n");
    flowchart
        .steps()
        .forEach(step -> box(step, step.rules().stream().anyMatch(found::contains), page));
    return svg.append("</g>\n</svg>\n").toString();
  }

  private Place place(String step) {
    return flowchart.step(step).orElseThrow().place();
  }

  private void arrow(Place from, Place to) {
    ArrowRoute route = ArrowRoute.of(from, to);
    svg.append("<path class=\"arrow\" d=\"").append(route.line()).append("\"/>");
    svg.append("<path class=\"tip\" d=\"").append(route.tip()).append("\"/>\n");
  }

  private void box(Step step, boolean isFound, String page) {
    Place place = step.place();
    int width = right(place.end()) - ArrowRoute.left(place.column());
    svg.append("<a class=\"step").append(isFound ? " found" : "").append("\" href=\"");
    svg.append(escaped(page + "#" + step.rules().getFirst())).append("\" data-step=\"");
    svg.append(escaped(step.id())).append("\" data-rules=\"");
    svg.append(escaped(String.join(" ", step.rules()))).append("\" transform=\"translate(");
    svg.append(ArrowRoute.left(place.column())).append(' ').append(ArrowRoute.top(place.row()));
    svg.append(")\">\n<rect class=\"box\" width=\"").append(width).append("\" height=\"");
    svg.append(ArrowRoute.HEIGHT).append("\" rx=\"7\"/>");
    svg.append("<rect class=\"stripe\" width=\"5\" height=\"").append(ArrowRoute.HEIGHT - 14);
    svg.append("\" y=\"7\" rx=\"2\"/>\n");
    text("topic", topic(step).toUpperCase(Locale.ROOT), 19);
    int y = 38;
    for (String line : lines(step.title(), TITLE_LINE * place.span())) {
      text("step-title", line, y);
      y += 17;
    }
    for (String line : lines(step.when().orElse(""), WHEN_LINE * place.span())) {
      text("when", line, y);
      y += 15;
    }
    text("note", rules(step), ArrowRoute.HEIGHT - 10);
    svg.append("</a>\n");
  }

  private void text(String name, String words, int y) {
    svg.append("<text class=\"").append(name).append("\" x=\"").append(INSET).append("\" y=\"");
    svg.append(y).append("\">").append(escaped(words)).append("</text>\n");
  }

  /** What its rules are about: of rules from everywhere, nothing. */
  private String topic(Step step) {
    List<RuleGroup> groups =
        step.rules().stream().map(this::groupOf).flatMap(Optional::stream).distinct().toList();
    return groups.isEmpty() || groups.size() > MOST_TOPICS
        ? ""
        : groups.getFirst().topic().display().orElse("");
  }

  private Optional<RuleGroup> groupOf(String rule) {
    return guideline.groups().stream()
        .filter(group -> group.rules().stream().anyMatch(each -> each.id().equals(rule)))
        .findFirst();
  }

  private static String rules(Step step) {
    int more = step.rules().size() - MOST_NAMED;
    String named = step.rules().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return more > 0 ? named + " +" + more : named;
  }

  /** The words in lines of at most that many characters, if each word has no more. */
  private static List<String> lines(String words, int most) {
    List<String> lines = new ArrayList<>();
    Optional<String> line = Optional.empty();
    for (String word : words.split(" ", -1)) {
      Optional<String> longer = line.map(each -> each + " " + word);
      if (longer.isPresent() && longer.get().length() > most) {
        lines.add(line.orElseThrow());
        line = Optional.of(word);
      } else {
        line = longer.or(() -> Optional.of(word));
      }
    }
    line.filter(each -> !each.isEmpty()).ifPresent(lines::add);
    return lines;
  }

  private static int right(int end) {
    return ArrowRoute.left(end) - ArrowRoute.COLUMN_GAP;
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String read(String resource) {
    try (InputStream file = FlowchartDrawing.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
