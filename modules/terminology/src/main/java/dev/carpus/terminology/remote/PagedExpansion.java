package dev.carpus.terminology.remote;

import dev.carpus.terminology.CodeKey;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;

/**
 * Expands one include, page after page, until it is whole.
 *
 * <p>Servers differ: some do not tell the total, some give all at once whatever is asked for, some
 * give the first page again and again. Half an expansion is none.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset-operation-expand.html">FHIR R4, value set
 *     expansion</a>
 */
final class PagedExpansion {
  private static final int MOST_PAGES = 1_000;

  private final ServerCalls calls;
  private final FhirJson json;
  private final ConceptSetComponent include;
  private final Limits limits;
  private final ExpansionReading reading;

  PagedExpansion(ServerCalls calls, FhirJson json, ConceptSetComponent include, Limits limits) {
    this.calls = calls;
    this.json = json;
    this.include = include;
    this.limits = limits;
    this.reading = new ExpansionReading(include.getSystem());
  }

  /** All codes of the include, at least one. Each page has the server's timeout to itself. */
  Reply<NavigableSet<CodeKey>> fetch() {
    Pages pages = new Pages(limits);
    for (int i = 0; i < MOST_PAGES; i++) {
      switch (calls.ask("ValueSet/$expand", question(pages.entries), reading::read)) {
        case Reply.Given<ExpansionPage>(ExpansionPage page) -> {
          if (!pages.add(page)) {
            return pages.whole();
          }
        }
        case Reply.Missing<ExpansionPage> missing -> {
          return pages.areAll() ? pages.whole() : new Reply.Refused<>(missing.reason());
        }
      }
    }
    return new Reply.Refused<>("the expansion has more than " + MOST_PAGES + " pages");
  }

  /** Count and offset belong into the body: beside a body, some servers do not see the query. */
  private byte[] question(int offset) {
    ValueSet valueSet = new ValueSet();
    valueSet.setStatus(PublicationStatus.ACTIVE);
    valueSet.getCompose().addInclude(include);
    Parameters parameters = new Parameters();
    parameters.addParameter().setName("valueSet").setResource(valueSet);
    parameters.addParameter("count", new IntegerType(limits.page()));
    parameters.addParameter("offset", new IntegerType(offset));
    // Pages are defined for flat expansions only.
    parameters.addParameter("excludeNested", true);
    return json.bytes(parameters);
  }

  /** The pages of one expansion, as they come. */
  private static final class Pages {
    private final Limits limits;
    private final NavigableSet<CodeKey> codes = new TreeSet<>();
    private int entries;
    private OptionalInt total = OptionalInt.empty();
    private boolean isRepeating;

    Pages(Limits limits) {
      this.limits = limits;
    }

    /** Adds a page; whether another one is to be asked for. */
    boolean add(ExpansionPage page) {
      total = page.total().isPresent() ? page.total() : total;
      isRepeating = !codes.addAll(page.codes()) && !page.codes().isEmpty();
      if (page.entries() == 0 || isRepeating) {
        return false;
      }
      entries += page.entries();
      if (codes.size() > limits.codes() || page.entries() > limits.page()) {
        return false;
      }
      // After a full page the total is not believed: there are servers that count the page.
      return page.entries() == limits.page() || (total.isPresent() && !areAll());
    }

    /** Whether the pages hold as much as the server says there is. */
    boolean areAll() {
      return total.isPresent() && entries >= total.getAsInt();
    }

    Reply<NavigableSet<CodeKey>> whole() {
      if (codes.size() > limits.codes()) {
        return new Reply.Refused<>("the expansion has more than " + limits.codes() + " codes");
      }
      if (total.isPresent() && !areAll()) {
        return new Reply.Refused<>(
            "the terminology server gives " + entries + " of " + total.getAsInt() + " codes");
      }
      if (isRepeating && total.isEmpty()) {
        return new Reply.Refused<>("the terminology server gives the same page again");
      }
      return codes.isEmpty()
          ? new Reply.Refused<>("the terminology server gives an expansion without codes")
          : new Reply.Given<>(codes);
    }
  }
}
