package dev.carpus.reference;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.RawResource;
import dev.carpus.logic.facts.OddResources;
import dev.carpus.logic.facts.ReadResource;
import java.time.ZoneId;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Reads resources by HAPI's parser and object model, however they are written; thread-safe. */
public final class ParsedResources implements OddResources {
  private final FhirContext fhir = FhirContext.forCached(FhirVersionEnum.R4);
  private final LogicProgram program;
  private final FactReading facts;

  /** For the terminology and units of a program. */
  public ParsedResources(LogicProgram program) {
    this.program = program;
    facts = FactReading.of(fhir, program);
  }

  @Override
  public ReadResource read(RawResource raw, ZoneId zone) {
    Resource resource = new ResourceParsing(fhir, zone).parse(raw);
    // Reading the codes and quantities changes the resource, so it goes first.
    List<String> notes = facts.read(resource).stream().map(QuantityNote::reason).toList();
    return new ReadResource(new ParsedFacts(program.terminology(), zone).of(resource), notes);
  }
}
