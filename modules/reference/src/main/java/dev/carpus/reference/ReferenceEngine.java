package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmGraph;
import dev.carpus.logic.ElmLibrary;
import dev.carpus.logic.LogicEngine;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.UnknownAwareElm;
import java.util.List;

/**
 * The logic of a pathway on the official CQL engine and HAPI's object model.
 *
 * <p>It is slow and right: the oracle for a compiled engine, and the fallback where that one does
 * not know an operator. Thread-safe.
 *
 * @see <a href="https://github.com/cqframework/clinical_quality_language">The CQL engine</a>
 */
public final class ReferenceEngine implements LogicEngine {
  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);

  @Override
  public ClinicalLogic prepare(LogicProgram program) {
    List<ElmLibrary> rewritten = UnknownAwareElm.rewrite(program.main(), program.included());
    return new ReferenceLogic(
        fhir,
        ElmLibraries.manager(rewritten),
        program,
        new ElmGraph(program.main(), program.included()));
  }
}
