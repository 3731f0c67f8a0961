package dev.carpus.server.page;

import dev.carpus.pathway.Flowchart.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The way of an arrow between two boxes on the grid: straight where they are neighbours, else
 * through the gaps between columns and rows, so that it crosses no box.
 *
 * @param points the corners, from the edge of one box to that of the other
 */
record ArrowRoute(List<Point> points) {
  static final int WIDTH = 216;
  static final int HEIGHT = 120;
  static final int COLUMN_GAP = 34;
  static final int ROW_GAP = 30;

  private static final int TIP = 7;
  private static final int HALF_TIP = 4;

  /** A place on the drawing. */
  record Point(int x, int y) {}

  ArrowRoute {
    points = List.copyOf(points);
  }

  /** The left edge of a column. */
  static int left(int column) {
    return column * (WIDTH + COLUMN_GAP);
  }

  /** The upper edge of a row. */
  static int top(int row) {
    return row * (HEIGHT + ROW_GAP);
  }

  /** The way from one box to another. */
  static ArrowRoute of(Place from, Place to) {
    if (from.column() == to.column() && Math.abs(from.row() - to.row()) == 1) {
      return vertical(from, to);
    }
    boolean goesRight = to.column() > from.column();
    boolean isBelowItself = to.column() == from.column();
    int start = goesRight ? left(from.end()) - COLUMN_GAP : left(from.column());
    int end = goesRight || isBelowItself ? left(to.column()) : left(to.end()) - COLUMN_GAP;
    int leaving = start + (goesRight ? COLUMN_GAP / 2 : -COLUMN_GAP / 2);
    int arriving = end + (goesRight || isBelowItself ? -COLUMN_GAP / 2 : COLUMN_GAP / 2);
    List<Point> points = new ArrayList<>();
    points.add(new Point(start, middle(from)));
    points.add(new Point(leaving, middle(from)));
    if (leaving != arriving) {
      int between = top(to.row() > from.row() ? from.row() + 1 : from.row()) - ROW_GAP / 2;
      points.add(new Point(leaving, between));
      points.add(new Point(arriving, between));
    }
    points.add(new Point(arriving, middle(to)));
    points.add(new Point(end, middle(to)));
    return new ArrowRoute(points);
  }

  private static ArrowRoute vertical(Place from, Place to) {
    int x = left(from.column()) + WIDTH / 2;
    boolean goesDown = to.row() > from.row();
    return new ArrowRoute(
        List.of(
            new Point(x, goesDown ? top(from.row()) + HEIGHT : top(from.row())),
            new Point(x, goesDown ? top(to.row()) : top(to.row()) + HEIGHT)));
  }

  private static int middle(Place place) {
    return top(place.row()) + HEIGHT / 2;
  }

  /** The line, as the data of an SVG path. */
  String line() {
    StringBuilder path = new StringBuilder();
    points.forEach(point ->
        path.append(path.isEmpty() ? "M" : " L").append(point.x()).append(' ').append(point.y()));
    return path.toString();
  }

  /** The tip, as the data of an SVG path. */
  String tip() {
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    int dx = Integer.signum(end.x() - before.x());
    int dy = Integer.signum(end.y() - before.y());
    Point back = new Point(end.x() - dx * TIP, end.y() - dy * TIP);
    return "M%d %d L%d %d L%d %d Z"
        .formatted(
            end.x(),
            end.y(),
            back.x() - dy * HALF_TIP,
            back.y() - dx * HALF_TIP,
            back.x() + dy * HALF_TIP,
            back.y() + dx * HALF_TIP);
  }
}
