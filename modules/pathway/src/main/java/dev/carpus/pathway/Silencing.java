package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.request.HookContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps rules silent for reasons that lie outside them: the hook, the reader, other rules (rules,
 * sections 1.1 and 1.2).
 */
final class Silencing {
  private final Guideline guideline;
  private final RuleBook rules;
  private final Hook hook;
  private final Restraints restraints;
  private final List<Finding> findings;

  /** The places of those that speak. */
  private final BitSet speaking = new BitSet();

  /**
   * Silences those of these findings that must not speak in a call.
   *
   * @param rules the rules of which they are, in their order
   */
  Silencing(
      Guideline guideline,
      RuleBook rules,
      List<Finding> all,
      HookContext context,
      Restraints restraints) {
    this.guideline = guideline;
    this.rules = rules;
    this.hook = context.hook();
    this.restraints = restraints;
    findings = new ArrayList<>(all);
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      if (finding.announced().isPresent() && !mayBeAnnounced(finding)) {
        findings.set(i, finding.unannounced());
      }
      if (finding.speaks()) {
        speaking.set(i);
      }
    }
    if (!speaking.isEmpty()) {
      silenceAll(context);
    }
  }

  private void silenceAll(HookContext context) {
    silence(finding -> !isOfThisHook(finding), Silencing::otherHooks);
    silence(finding -> restraints.isOff(finding.rule()), this::switchedOff);
    silence(
        finding ->
            Audience.of(context) == Audience.PATIENT
                && isInfo(finding)
                && !finding.rule().manner().isForPatients(),
        _ -> "for clinicians");
    silence(
        finding -> restraints.snoozes().cover(finding, hook),
        _ -> "overridden with a reason, and resting");
    silenceInfoBesideTheUrgent();
    silenceTheCarried();
    for (int group = 0; group < rules.groups(); group++) {
      silenceThoseAlone(rules.start(group), rules.start(group + 1));
    }
  }

  /** The same findings, those that must not speak held back, with the reason. */
  List<Finding> findings() {
    return findings;
  }

  private boolean mayBeAnnounced(Finding finding) {
    return isOfThisHook(finding)
        && !restraints.isOff(finding.rule())
        && guideline.unchecked().filter(restraints::isOff).isEmpty();
  }

  private String switchedOff(Finding finding) {
    return "switched off: "
        + Optional.ofNullable(restraints.off().get(finding.rule().id())).orElse("");
  }

  private void silenceInfoBesideTheUrgent() {
    for (int i = speaking.nextSetBit(0); i >= 0; i = speaking.nextSetBit(i + 1)) {
      Rule rule = findings.get(i).rule();
      if (rule.manner().silencesInfo()) {
        silence(Silencing::isInfo, _ -> rule.id() + " speaks");
        return;
      }
    }
  }

  /** Those that carry others come before these, so that silence is passed on at any depth. */
  private void silenceTheCarried() {
    for (int i = speaking.nextSetBit(0); i >= 0; i = speaking.nextSetBit(i + 1)) {
      Optional<String> carrier = findings.get(i).rule().carrier();
      if (carrier.isPresent() && !speaks(carrier.get())) {
        silence(i, carrier.get() + " does not speak");
      }
    }
  }

  private boolean speaks(String rule) {
    for (int i = speaking.nextSetBit(0); i >= 0; i = speaking.nextSetBit(i + 1)) {
      if (findings.get(i).rule().id().equals(rule)) {
        return true;
      }
    }
    return false;
  }

  /** Of the rules between two places, silences those that do not speak alone. */
  private void silenceThoseAlone(int start, int end) {
    for (int i = speaking.nextSetBit(start); i >= 0 && i < end; i = speaking.nextSetBit(i + 1)) {
      if (!findings.get(i).rule().manner().onlyBesideOthers()) {
        return;
      }
    }
    for (int i = speaking.nextSetBit(start); i >= 0 && i < end; i = speaking.nextSetBit(i + 1)) {
      silence(i, "no other rule of its card speaks");
    }
  }

  private void silence(Predicate<Finding> which, Function<Finding, String> why) {
    for (int i = speaking.nextSetBit(0); i >= 0; i = speaking.nextSetBit(i + 1)) {
      Finding finding = findings.get(i);
      if (which.test(finding)) {
        silence(i, why.apply(finding));
      }
    }
  }

  private void silence(int place, String why) {
    findings.set(place, findings.get(place).heldBack(why));
    speaking.clear(place);
  }

  private boolean isOfThisHook(Finding finding) {
    return finding.rule().hooks().contains(hook);
  }

  private static boolean isInfo(Finding finding) {
    return finding.indicator() == Indicator.INFO;
  }

  private static String otherHooks(Finding finding) {
    Collection<Hook> hooks = finding.rule().hooks();
    return hooks.isEmpty()
        ? "makes no card"
        : "speaks on "
            + hooks.stream().map(Hook::hookName).sorted().collect(Collectors.joining(", "));
  }
}
