package dev.carpus.reference;

import dev.carpus.logic.ElmLibrary;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kotlinx.io.CoreKt;
import kotlinx.io.JvmCoreKt;
import org.cqframework.cql.cql2elm.CqlCompilerOptions;
import org.cqframework.cql.cql2elm.LibraryManager;
import org.cqframework.cql.cql2elm.ModelManager;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.elm.serializing.DefaultElmLibraryReaderProvider;
import org.cqframework.cql.elm.serializing.ElmLibraryReader;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.Library;
import org.hl7.elm.r1.VersionedIdentifier;

/**
 * Gives the CQL engine ELM that is already there.
 *
 * <p>The library manager of the translator does not take ELM that was read from JSON (it asks for
 * result types that only a translation leaves), so the libraries are put where it keeps those that
 * it has loaded.
 */
final class ElmLibraries {
  private ElmLibraries() {}

  static LibraryManager manager(List<ElmLibrary> libraries) {
    ElmLibraryReader reader =
        DefaultElmLibraryReaderProvider.INSTANCE.create("application/elm+json");
    Map<VersionedIdentifier, CompiledLibrary> loaded = new HashMap<>();
    for (ElmLibrary library : libraries) {
      loaded.put(identifier(library), compiled(reader, library));
    }
    return new LibraryManager(new ModelManager(), CqlCompilerOptions.defaultOptions(), loaded);
  }

  static VersionedIdentifier identifier(ElmLibrary library) {
    return new VersionedIdentifier().withId(library.name()).withVersion(library.version());
  }

  private static CompiledLibrary compiled(ElmLibraryReader reader, ElmLibrary library) {
    byte[] json = library.json().getBytes(StandardCharsets.UTF_8);
    Library elm = reader.read(CoreKt.buffered(JvmCoreKt.asSource(new ByteArrayInputStream(json))));
    // The engine finds definitions by binary search.
    if (elm.getStatements() != null) {
      elm.getStatements()
          .getDef()
          .sort(Comparator.comparing((ExpressionDef each) -> String.valueOf(each.getName())));
    }
    CompiledLibrary compiled = new CompiledLibrary();
    compiled.setLibrary(elm);
    compiled.setIdentifier(elm.getIdentifier());
    return compiled;
  }
}
