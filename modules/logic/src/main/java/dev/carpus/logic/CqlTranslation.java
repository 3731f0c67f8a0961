package dev.carpus.logic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cqframework.cql.cql2elm.CqlCompilerException;
import org.cqframework.cql.cql2elm.CqlCompilerException.ErrorSeverity;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.CqlTranslator;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.StringLibrarySourceProvider;
import org.cqframework.cql.cql2elm.quick.FhirLibrarySourceProvider;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * The official translation of CQL to ELM: seconds long when cold, so done at build where it can be.
 *
 * @see <a href="https://cql.hl7.org/03-developersguide.html">CQL, developer's guide</a>
 */
public final class CqlTranslation {
  /** What came of it. */
  public sealed interface Outcome {
    /** ELM for the library, and for those that it includes at any depth, by name. */
    record Translated(ElmLibrary main, List<ElmLibrary> included) implements Outcome {
      public Translated {
        included = List.copyOf(included);
      }
    }

    /** No ELM, and every reason at once. */
    record Untranslatable(List<CqlProblem> problems) implements Outcome {
      public Untranslatable {
        problems = List.copyOf(problems);
      }
    }
  }

  private CqlTranslation() {}

  /**
   * Translates a library.
   *
   * @param cql the library's text
   * @param others the texts of the libraries that it may include, beside FHIRHelpers
   */
  public static Outcome translate(String cql, List<String> others) {
    LibraryManager libraries = new LibraryManager(new ModelManager(), options());
    libraries.getLibrarySourceLoader().registerProvider(new StringLibrarySourceProvider(others));
    libraries.getLibrarySourceLoader().registerProvider(new FhirLibrarySourceProvider());
    CqlTranslator translator = CqlTranslator.fromText(cql, libraries);
    List<CqlProblem> problems =
        translator.getExceptions().stream()
            .filter(exception -> exception.getSeverity() == ErrorSeverity.Error)
            .map(CqlTranslation::problem)
            .toList();
    if (!problems.isEmpty()) {
      return new Outcome.Untranslatable(problems);
    }
    Library elm = Objects.requireNonNull(translator.toELM(), "translated without ELM");
    List<ElmLibrary> included =
        translator.getLibraries().entrySet().stream()
            .filter(entry -> !isSame(entry.getKey(), elm))
            .map(entry -> library(entry.getValue(), hashAmong(others, entry.getKey())))
            .sorted(Comparator.comparing(ElmLibrary::name))
            .toList();
    return new Outcome.Translated(library(elm, hash(cql)), included);
  }

  /** SHA-256 of a library's text, in lower-case hexadecimal: the mark that tells stale ELM. */
  public static String hash(String cql) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(cql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The hash of the text of a library; empty if it is none of these. */
  private static String hashAmong(List<String> texts, VersionedIdentifier id) {
    Pattern declaration =
        Pattern.compile(
            "(?m)^\\s*library\\s+\"?" + Pattern.quote(String.valueOf(id.getId())) + "\"?\\s");
    return texts.stream()
        .filter(text -> declaration.matcher(text).find())
        .findFirst()
        .map(CqlTranslation::hash)
        .orElse("");
  }

  private static CqlCompilerOptions options() {
    CqlCompilerOptions options = CqlCompilerOptions.defaultOptions();
    options.setOptions(
        CqlCompilerOptions.Options.EnableAnnotations,
        CqlCompilerOptions.Options.EnableLocators,
        CqlCompilerOptions.Options.EnableResultTypes,
        CqlCompilerOptions.Options.DisableListDemotion,
        CqlCompilerOptions.Options.DisableListPromotion);
    return options;
  }

  private static boolean isSame(VersionedIdentifier id, Library main) {
    return main.getIdentifier() != null
        && String.valueOf(main.getIdentifier().getId()).equals(id.getId());
  }

  private static ElmLibrary library(Library elm, String hash) {
    VersionedIdentifier id = elm.getIdentifier();
    return new ElmLibrary(
        id == null ? "" : String.valueOf(id.getId()),
        id == null ? "" : String.valueOf(id.getVersion()),
        hash,
        ElmJson.slim(CqlTranslator.convertToJson(elm)));
  }

  private static CqlProblem problem(CqlCompilerException exception) {
    var place = exception.getLocator();
    String message = String.valueOf(exception.getMessage());
    if (place == null) {
      return new CqlProblem("", 0, 0, message);
    }
    String library = place.getLibrary() == null ? "" : String.valueOf(place.getLibrary().getId());
    return new CqlProblem(library, place.getStartLine(), place.getStartChar(), message);
  }
}
