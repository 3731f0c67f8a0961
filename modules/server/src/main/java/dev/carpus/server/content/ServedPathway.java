package dev.carpus.server.content;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.discovery.ServiceDescriptor;
import dev.carpus.pathway.Guideline;
import dev.carpus.pathway.Pathway;
import dev.carpus.pathway.cases.ContentCase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pathway as a service.
 *
 * @param cases worked cases of its authors, by which it is warmed up
 */
public record ServedPathway(Pathway pathway, List<ContentCase> cases) {
  public ServedPathway {
    cases = List.copyOf(cases);
  }

  /** The id of the service. */
  public String id() {
    return pathway.guideline().id();
  }

  /** The hooks that a rule of it speaks on. */
  public Set<Hook> hooks() {
    return pathway.guideline().hooks();
  }

  /**
   * The service as discovery announces it, once for each hook.
   *
   * @throws IllegalArgumentException if the content cannot be announced as it is
   */
  public Stream<ServiceDescriptor> descriptors() {
    Guideline guideline = pathway.guideline();
    return hooks().stream()
        .map(hook ->
            new ServiceDescriptor(
                hook.hookName(),
                Optional.of(guideline.title()),
                guideline.description(),
                guideline.id(),
                pathway.prefetch().templates(),
                guideline.usage()));
  }
}
