package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import dev.carpus.terminology.ExpansionSource.Expansion;
import dev.carpus.terminology.remote.ExpansionState.Freshness;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * One include of a value set: the last good expansion of it, wherever that is from. Thread-safe;
 * its state can be had while the server is asked.
 */
final class RemoteExpansion {
  private final ConceptSetComponent include;
  private final PagedExpansion pages;
  private final KeptResources kept;
  private final String file;
  private final InstantSource clock;

  private boolean isAsked;
  private volatile Known known = new Known(List.of(), Optional.empty(), Freshness.NONE, List.of());

  /**
   * An expansion that is not asked for yet.
   *
   * @param file the name of the file that keeps it
   */
  RemoteExpansion(
      ConceptSetComponent include,
      PagedExpansion pages,
      KeptResources kept,
      String file,
      InstantSource clock) {
    this.include = include;
    this.pages = pages;
    this.kept = kept;
    this.file = file;
    this.clock = clock;
  }

  /** All that is known at a time. */
  private record Known(
      List<CodeKey> codes, Optional<Instant> at, Freshness freshness, List<String> problems) {}

  /** The codes; the server is asked the first time only. */
  synchronized Expansion codes() {
    if (!isAsked) {
      refresh();
    }
    return known.freshness() == Freshness.NONE
        ? new Expansion.Unavailable(String.join("; ", known.problems()))
        : new Expansion.Codes(known.codes());
  }

  /** Asks the server again; whether the codes are others than before. */
  synchronized boolean refresh() {
    isAsked = true;
    List<CodeKey> before = known.codes();
    known =
        switch (pages.fetch()) {
          case Reply.Given<NavigableSet<CodeKey>>(NavigableSet<CodeKey> codes) ->
              keep(withRoot(codes));
          case Reply.Missing<NavigableSet<CodeKey>> missing -> fallBack(missing.reason());
        };
    return !known.codes().equals(before);
  }

  /**
   * An {@code is-a} holds the code itself, which HAPI leaves out.
   *
   * @see <a href="https://hl7.org/fhir/R4/valueset-filter-operator.html">FHIR R4, filter
   *     operators</a>
   */
  private List<CodeKey> withRoot(NavigableSet<CodeKey> codes) {
    NavigableSet<CodeKey> all = new TreeSet<>(codes);
    if (include.getFilter().size() == 1) {
      ConceptSetFilterComponent filter = include.getFilterFirstRep();
      if (filter.getOp() == FilterOperator.ISA && "concept".equals(filter.getProperty())) {
        all.add(new CodeKey(include.getSystem(), filter.getValue()));
      }
    }
    return List.copyOf(all);
  }

  ExpansionState state() {
    Known now = known;
    return new ExpansionState(
        words(), now.freshness(), now.codes().size(), now.at(), now.problems());
  }

  private Known keep(List<CodeKey> codes) {
    Instant now = clock.instant();
    List<String> problems = kept.write(file, resource(codes, now)).stream().toList();
    return new Known(codes, Optional.of(now), Freshness.FRESH, problems);
  }

  private Known fallBack(String reason) {
    if (known.freshness() != Freshness.NONE) {
      return new Known(known.codes(), known.at(), Freshness.STALE, List.of(reason));
    }
    Known none = new Known(List.of(), Optional.empty(), Freshness.NONE, List.of(reason));
    return kept.read(file).map(bytes -> read(bytes, reason)).orElse(none);
  }

  private Known read(byte[] bytes, String reason) {
    if (new ExpansionReading(include.getSystem()).read(bytes)
            instanceof Reply.Given<ExpansionPage>(ExpansionPage page)
        && !page.codes().isEmpty()) {
      try {
        Instant at = OffsetDateTime.parse(page.timestamp()).toInstant();
        List<CodeKey> codes = List.copyOf(new TreeSet<>(page.codes()));
        return new Known(codes, Optional.of(at), Freshness.STALE, List.of(reason));
      } catch (DateTimeException damaged) {
        // As any other damage.
      }
    }
    List<String> problems =
        List.of(reason, "the kept file " + file + " is damaged, and is not used");
    return new Known(List.of(), Optional.empty(), Freshness.NONE, problems);
  }

  private ValueSet resource(List<CodeKey> codes, Instant at) {
    ValueSet valueSet = new ValueSet();
    valueSet.setStatus(PublicationStatus.ACTIVE);
    valueSet.getCompose().addInclude(include);
    valueSet.getExpansion().setTimestamp(Date.from(at)).setTotal(codes.size());
    codes.forEach(code ->
        valueSet.getExpansion().addContains().setSystem(code.system()).setCode(code.code()));
    return valueSet;
  }

  private String words() {
    List<String> filters = new ArrayList<>();
    include
        .getFilter()
        .forEach(filter ->
            filters.add(
                filter.getProperty()
                    + " "
                    + Optional.ofNullable(filter.getOp()).map(op -> op.toCode()).orElse("?")
                    + " "
                    + filter.getValue()));
    String system =
        include.getSystem() + (include.hasVersion() ? " version " + include.getVersion() : "");
    return filters.isEmpty()
        ? "all of " + system
        : filters.stream().collect(Collectors.joining(" and ", system + " where ", ""));
  }
}
