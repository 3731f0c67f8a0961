package dev.carpus.logic.compiled;

import dev.carpus.logic.Answer;
import dev.carpus.logic.Answers;
import dev.carpus.logic.ClinicalLogic;
import dev.carpus.logic.ElmGraph.Reach;
import dev.carpus.logic.Evidence;
import dev.carpus.logic.LogicProgram;
import dev.carpus.logic.Moment;
import dev.carpus.logic.PatientRecord;
import dev.carpus.logic.Question;
import dev.carpus.logic.Ternary;
import dev.carpus.logic.UnknownAwareElm;
import dev.carpus.logic.facts.Fact;
import dev.carpus.logic.facts.ReadRecord;
import dev.carpus.logic.facts.RecordReading;
import dev.carpus.terminology.UnmappedCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One pathway's expressions, compiled. */
final class CompiledLogic implements ClinicalLogic {
  /**
   * An expression that is answered.
   *
   * @param number from 0
   * @param evidence what gives the records that it rests on
   * @param reached all that it looks at
   */
  record Asked(
      int number, CompiledProgram.Code code, List<CompiledProgram.Code> evidence, Reach reached) {}

  private final LogicProgram program;
  private final CompiledProgram compiled;
  private final RecordReading reading;
  private final Map<String, Asked> asked;

  /** The same, by their numbers. */
  private final Asked[] byNumber;

  private final Set<String> declared;
  private final UnknownCodes unknownCodes;

  CompiledLogic(
      LogicProgram program,
      CompiledProgram compiled,
      RecordReading reading,
      Map<String, Asked> asked,
      Set<String> declared,
      UnknownCodes unknownCodes) {
    this.program = program;
    this.compiled = compiled;
    this.reading = reading;
    this.asked = asked;
    byNumber = new Asked[asked.size()];
    asked.values().forEach(each -> byNumber[each.number()] = each);
    this.declared = declared;
    this.unknownCodes = unknownCodes;
  }

  @Override
  public Question question(String expression) {
    return new Question(expression, asked(expression).number());
  }

  @Override
  public ClinicalLogic withParameters(Map<String, Object> parameters) {
    return new CompiledLogic(
        program.withParameters(parameters), compiled, reading, asked, declared, unknownCodes);
  }

  @Override
  public Answers answer(PatientRecord record, Moment moment) {
    ReadRecord read = reading.read(record, moment.zone());
    UnusableResults unusable = new UnusableResults(read, program.terminology());
    CompiledProgram.Values values =
        compiled.evaluate(read.facts(), parameters(record, unusable), moment);
    return new Call(record, read, unusable, values);
  }

  private Map<String, Object> parameters(PatientRecord record, UnusableResults unusable) {
    Map<String, Object> parameters = new HashMap<>();
    record.encounterId().ifPresent(id -> parameters.put(LogicProgram.ENCOUNTER_ID, id));
    parameters.put(LogicProgram.HOOK, record.orders().hook());
    record.orders().draft().ifPresent(draft -> parameters.put(LogicProgram.DRAFT, draft));
    parameters.put(LogicProgram.BASKET, record.orders().basket());
    parameters.keySet().retainAll(declared);
    program.parameters().forEach(parameters::putIfAbsent);
    List<String> notObtained = new ArrayList<>(record.notObtained());
    if (!unusable.isEmpty()) {
      asked
          .values()
          .forEach(each -> notObtained.addAll(unusable.keysAmong(each.reached().reads())));
    }
    parameters.put(UnknownAwareElm.NOT_OBTAINED, notObtained);
    return parameters;
  }

  private Asked asked(String expression) {
    return Objects.requireNonNull(asked.get(expression), "an expression of the program");
  }

  /** The answers for one record, each worked out when it is first asked for. */
  private final class Call implements Answers {
    private final PatientRecord record;
    private final ReadRecord read;
    private final UnusableResults unusable;
    private final CompiledProgram.Values values;
    private final @Nullable Answer[] known = new Answer[asked.size()];

    /** What the resources say as evidence that were asked so far. */
    private final IdentityHashMap<Fact, Evidence> records = new IdentityHashMap<>();

    Call(
        PatientRecord record,
        ReadRecord read,
        UnusableResults unusable,
        CompiledProgram.Values values) {
      this.record = record;
      this.read = read;
      this.unusable = unusable;
      this.values = values;
    }

    @Override
    public Set<String> expressions() {
      return asked.keySet();
    }

    @Override
    public Answer to(String expression) {
      return to(asked(expression));
    }

    @Override
    public Answer to(Question question) {
      return question.number() < 0 ? Answers.super.to(question) : to(byNumber[question.number()]);
    }

    private Answer to(Asked asked) {
      Answer answer = known[asked.number()];
      if (answer == null) {
        answer = answer(asked);
        known[asked.number()] = answer;
      }
      return answer;
    }

    @Override
    public Ternary value(Question question) {
      return question.number() < 0
          ? Answers.super.value(question)
          : Ternary.of((Boolean) values.of(byNumber[question.number()].code()));
    }

    private Answer answer(Asked asked) {
      Reach reached = asked.reached();
      Ternary value = Ternary.of((Boolean) values.of(asked.code()));
      return new Answer(
          value,
          () -> evidence(asked),
          value == Ternary.UNKNOWN ? missing(reached) : Set.of(),
          setAside(reached));
    }

    private List<Evidence> evidence(Asked asked) {
      List<Evidence> evidence = new ArrayList<>();
      for (CompiledProgram.Code code : asked.evidence()) {
        if (values.of(code) instanceof List<?> list) {
          for (Object each : list) {
            evidence.add(records.computeIfAbsent((Fact) each, RecordEvidence::of));
          }
        }
      }
      return evidence;
    }

    @Override
    public boolean areAllUsable() {
      return unusable.isEmpty();
    }

    @Override
    public List<String> setAside(String expression) {
      return setAside(asked(expression).reached());
    }

    private List<String> setAside(Reach reached) {
      return unusable.isEmpty() ? List.of() : unusable.among(reached.reads());
    }

    @Override
    public List<UnmappedCode> unmapped() {
      return unknownCodes.of(read);
    }

    private Set<String> missing(Reach reached) {
      NavigableSet<String> missing = new TreeSet<>(reached.types());
      missing.retainAll(record.notObtained());
      for (String element : reached.patientElements()) {
        if (read.facts().ofType("Patient").stream()
            .allMatch(patient -> patient.element(element) == null)) {
          missing.add("Patient." + element);
        }
      }
      return missing;
    }
  }
}
