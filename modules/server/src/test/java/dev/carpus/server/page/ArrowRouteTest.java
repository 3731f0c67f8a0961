package dev.carpus.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carpus.pathway.Flowchart.Place;
import dev.carpus.server.page.ArrowRoute.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrowRouteTest {
  @Test
  void goesStraightToTheBoxBelow() {
    ArrowRoute route = ArrowRoute.of(new Place(0, 0, 1), new Place(0, 1, 1));

    assertThat(route.points()).containsExactly(new Point(108, 120), new Point(108, 150));
    assertThat(route.line()).isEqualTo("M108 120 L108 150");
    assertThat(route.tip()).isEqualTo("M108 150 L104 143 L112 143 Z");
  }

  @ParameterizedTest
  @CsvSource({
    "0,0, 1,0",
    "1,0, 0,0",
    "0,0, 0,1",
    "0,1, 0,0",
    "0,0, 0,2",
    "1,1, 2,2",
    "1,1, 3,0",
    "1,1, 3,3",
    "3,0, 0,3",
    "3,3, 0,0",
    "0,3, 1,0"
  })
  void crossesNoBox(int fromColumn, int fromRow, int toColumn, int toRow) {
    ArrowRoute route =
        ArrowRoute.of(new Place(fromColumn, fromRow, 1), new Place(toColumn, toRow, 1));

    for (int i = 1; i < route.points().size(); i++) {
      for (Point point : between(route.points().get(i - 1), route.points().get(i))) {
        assertThat(isInsideABox(point)).as(route.line() + " at " + point).isFalse();
      }
    }
    assertThat(isAtABox(route.points().getFirst(), fromColumn, fromRow)).isTrue();
    assertThat(isAtABox(route.points().getLast(), toColumn, toRow)).isTrue();
  }

  /** The points of a line that goes across or down. */
  private static List<Point> between(Point from, Point to) {
    List<Point> points = new ArrayList<>();
    int steps = Math.max(Math.abs(to.x() - from.x()), Math.abs(to.y() - from.y()));
    assertThat(from.x() == to.x() || from.y() == to.y()).isTrue();
    for (int i = 0; i <= steps; i++) {
      points.add(
          new Point(
              from.x() + i * Integer.signum(to.x() - from.x()),
              from.y() + i * Integer.signum(to.y() - from.y())));
    }
    return points;
  }

  private static boolean isInsideABox(Point point) {
    int x = Math.floorMod(point.x(), ArrowRoute.WIDTH + ArrowRoute.COLUMN_GAP);
    int y = Math.floorMod(point.y(), ArrowRoute.HEIGHT + ArrowRoute.ROW_GAP);
    return x > 0 && x < ArrowRoute.WIDTH && y > 0 && y < ArrowRoute.HEIGHT;
  }

  private static boolean isAtABox(Point point, int column, int row) {
    int x = point.x() - ArrowRoute.left(column);
    int y = point.y() - ArrowRoute.top(row);
    return x >= 0 && x <= ArrowRoute.WIDTH && y >= 0 && y <= ArrowRoute.HEIGHT;
  }
}
