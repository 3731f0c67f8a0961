package dev.carpus.hooks.discovery;

import dev.carpus.hooks.Hook;
import java.util.List;
import java.util.Set;

/**
 * All services that are offered. One id may stand there for several hooks.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#discovery">CDS Hooks 2.0, discovery</a>
 */
public record Discovery(List<ServiceDescriptor> services) {
  private record Entry(String id, String hook) {}

  /**
   * @throws IllegalArgumentException if an id is announced twice for one hook
   */
  public Discovery {
    services = List.copyOf(services);
    long entries =
        services.stream().map(each -> new Entry(each.id(), each.hook())).distinct().count();
    if (entries < services.size()) {
      throw new IllegalArgumentException("services must not announce an id twice for one hook");
    }
  }

  /** The services of these hooks alone. */
  public Discovery of(Set<Hook> hooks) {
    return new Discovery(
        services.stream()
            .filter(each -> Hook.named(each.hook()).filter(hooks::contains).isPresent())
            .toList());
  }
}
