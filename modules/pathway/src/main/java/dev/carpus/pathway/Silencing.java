package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
import dev.carpus.hooks.request.HookContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final Hook hook;
  private final Restraints restraints;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  /** Silences those of these findings that must not speak in a call. */
  Silencing(Guideline guideline, List<Finding> all, HookContext context, Restraints restraints) {
    this.guideline = guideline;
    this.hook = context.hook();
    this.restraints = restraints;
    all.forEach(finding ->
        findings.put(
            finding.rule().id(), mayBeAnnounced(finding) ? finding : finding.unannounced()));
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
    silence(
        finding -> finding.rule().carrier().map(this::isSilent).orElse(false),
        finding -> finding.rule().carrier().orElse("") + " does not speak");
    guideline.groups().forEach(this::silenceThoseAlone);
  }

  /** The same findings, those that must not speak held back, with the reason. */
  List<Finding> findings() {
    return List.copyOf(findings.values());
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
    Optional<Finding> urgent =
        findings.values().stream()
            .filter(finding -> finding.speaks() && finding.rule().manner().silencesInfo())
            .findFirst();
    urgent.ifPresent(each -> silence(Silencing::isInfo, _ -> each.rule().id() + " speaks"));
  }

  private void silenceThoseAlone(RuleGroup group) {
    boolean isAnyoneThere =
        group.rules().stream()
            .filter(rule -> !rule.manner().onlyBesideOthers())
            .anyMatch(rule -> now(rule).speaks());
    if (!isAnyoneThere) {
      List<String> ids = group.rules().stream().map(Rule::id).toList();
      silence(
          finding ->
              finding.rule().manner().onlyBesideOthers() && ids.contains(finding.rule().id()),
          _ -> "no other rule of its card speaks");
    }
  }

  private void silence(Predicate<Finding> which, Function<Finding, String> why) {
    findings.replaceAll((_, finding) ->
        finding.speaks() && which.test(finding) ? finding.heldBack(why.apply(finding)) : finding);
  }

  private Finding now(Rule rule) {
    return Optional.ofNullable(findings.get(rule.id())).orElseThrow();
  }

  private boolean isSilent(String rule) {
    return !Optional.ofNullable(findings.get(rule)).map(Finding::speaks).orElse(false);
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
