package dev.carpus.reference;

import dev.carpus.terminology.ConceptIndex;
import java.util.List;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.terminology.CodeSystemInfo;
import org.opencds.cqf.cql.engine.terminology.TerminologyProvider;
import org.opencds.cqf.cql.engine.terminology.ValueSetInfo;

/** Answers the CQL engine's questions of membership from the pathway's concept index. */
final class IndexTerminology implements TerminologyProvider {
  private final ConceptIndex index;

  IndexTerminology(ConceptIndex index) {
    this.index = index;
  }

  @Override
  public boolean in(Code code, ValueSetInfo valueSet) {
    String system = code.getSystem();
    String symbol = code.getCode();
    return system != null
        && symbol != null
        && index.contains(String.valueOf(valueSet.getId()), system, symbol);
  }

  @Override
  public Iterable<Code> expand(ValueSetInfo valueSet) {
    return index.codesOf(String.valueOf(valueSet.getId())).stream()
        .map(key -> new Code().withSystem(key.system()).withCode(key.code()))
        .toList();
  }

  @Override
  public Code lookup(Code code, CodeSystemInfo codeSystem) {
    throw new UnsupportedOperationException(
        "displays are not looked up; codes of " + List.of(String.valueOf(codeSystem.getId())));
  }
}
