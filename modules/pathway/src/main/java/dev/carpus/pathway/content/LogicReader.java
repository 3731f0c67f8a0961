package dev.carpus.pathway.content;

import dev.carpus.logic.CqlProblem;
import dev.carpus.logic.CqlTranslation;
import dev.carpus.logic.CqlTranslation.Outcome.Translated;
import dev.carpus.logic.CqlTranslation.Outcome.Untranslatable;
import dev.carpus.logic.ElmFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * Finds a pathway's CQL library, with its ELM where that is fresh, translated where there is none.
 */
final class LogicReader {
  private final ContentFolder folder;
  private final Path pathway;
  private final FhirContent content;
  private final List<ContentProblem> problems = new ArrayList<>();

  LogicReader(ContentFolder folder, Path pathway, FhirContent content) {
    this.folder = folder;
    this.pathway = pathway;
    this.content = content;
  }

  List<ContentProblem> problems() {
    return problems;
  }

  /** The ELM of the library that the plan names; nothing if there was a problem. */
  Optional<Translated> read(PlanDefinition plan) {
    ContentFile planFile = content.file(plan.getUrl());
    String canonical = plan.getLibrary().isEmpty() ? "" : plan.getLibrary().getFirst().getValue();
    Optional<Library> library =
        content.libraries().stream()
            .filter(each -> canonical.equals(each.getUrl() + "|" + each.getVersion()))
            .findFirst();
    if (library.isEmpty()) {
      problems.add(
          ContentProblem.error(
              planFile.name(),
              planFile.lineOf("/library"),
              "no Library " + (canonical.isEmpty() ? "is named" : canonical),
              "name a Library of this folder as url|version"));
      return Optional.empty();
    }
    return read(library.get());
  }

  private Optional<Translated> read(Library library) {
    List<ContentFile> sources = folder.files(pathway.resolve("cql"), ".cql");
    Optional<ContentFile> main =
        sources.stream()
            .filter(file -> file.name().endsWith("cql/" + library.getName() + ".cql"))
            .findFirst();
    if (main.isEmpty()) {
      problems.add(
          ContentProblem.error(
              content.file(library.getUrl()).name(),
              0,
              "no file cql/" + library.getName() + ".cql",
              "add it, or correct the Library's name"));
      return Optional.empty();
    }
    return elm(library.getName(), main.get(), sources);
  }

  private Optional<Translated> elm(String name, ContentFile main, List<ContentFile> files) {
    ElmFolder elm = new ElmFolder(pathway);
    Map<String, ContentFile> byName = new HashMap<>();
    Map<String, String> sources = new HashMap<>();
    for (ContentFile file : files) {
      byName.put(libraryOf(file), file);
      sources.put(libraryOf(file), file.text());
    }
    try {
      Optional<Translated> stored = elm.read(name, sources);
      if (stored.isPresent()) {
        return stored;
      }
      if (elm.holds(name)) {
        elm.changed(name, sources)
            .forEach(changed -> reportStale(byName.getOrDefault(changed, main)));
        return Optional.empty();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the ELM of " + name, unreadable);
    }
    return translate(main, files.stream().filter(file -> !file.equals(main)).toList());
  }

  /** The name of a CQL file's library: the file's name. */
  private static String libraryOf(ContentFile file) {
    return file.name().replaceFirst(".*/", "").replaceFirst("\\.cql$", "");
  }

  private void reportStale(ContentFile file) {
    problems.add(
        ContentProblem.error(
            file.name(),
            0,
            "the ELM beside it was made from other CQL",
            "build again, or delete elm/ to have it translated at load"));
  }

  private Optional<Translated> translate(ContentFile main, List<ContentFile> others) {
    return switch (CqlTranslation.translate(
        main.text(), others.stream().map(ContentFile::text).toList())) {
      case Translated translated -> Optional.of(translated);
      case Untranslatable untranslatable -> {
        untranslatable.problems().forEach(problem -> report(problem, main, others));
        yield Optional.empty();
      }
    };
  }

  private void report(CqlProblem problem, ContentFile main, List<ContentFile> others) {
    ContentFile file =
        others.stream()
            .filter(other -> other.name().endsWith("/" + problem.library() + ".cql"))
            .findFirst()
            .orElse(main);
    problems.add(
        ContentProblem.error(
            file.name(),
            problem.line(),
            "the CQL does not translate, column " + problem.column() + ": " + problem.message(),
            "mend the CQL"));
  }
}
