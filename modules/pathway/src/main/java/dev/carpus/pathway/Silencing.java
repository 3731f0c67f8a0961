package dev.carpus.pathway;

import dev.carpus.hooks.Hook;
import dev.carpus.hooks.card.Indicator;
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
  private final Audience audience;
  private final Snoozes snoozes;
  private final Map<String, Finding> findings = new LinkedHashMap<>();

  Silencing(Guideline guideline, Hook hook, Audience audience, Snoozes snoozes) {
    this.guideline = guideline;
    this.hook = hook;
    this.audience = audience;
    this.snoozes = snoozes;
  }

  /** The same findings, those that must not speak in this call held back, with the reason. */
  List<Finding> of(List<Finding> all) {
    findings.clear();
    all.forEach(finding ->
        findings.put(finding.rule().id(), isOfThisHook(finding) ? finding : finding.unannounced()));
    silence(finding -> !isOfThisHook(finding), this::otherHooks);
    silence(
        finding ->
            audience == Audience.PATIENT
                && isInfo(finding)
                && !finding.rule().manner().isForPatients(),
        _ -> "for clinicians");
    silence(finding -> snoozes.cover(finding, hook), _ -> "overridden with a reason, and resting");
    all.stream()
        .map(finding -> now(finding.rule()))
        .filter(finding -> finding.speaks() && finding.rule().manner().silencesInfo())
        .findFirst()
        .ifPresent(urgent -> silence(Silencing::isInfo, _ -> urgent.rule().id() + " speaks"));
    silence(
        finding -> finding.rule().carrier().map(this::isSilent).orElse(false),
        finding -> finding.rule().carrier().orElse("") + " does not speak");
    guideline.groups().forEach(this::silenceThoseAlone);
    return List.copyOf(findings.values());
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

  private String otherHooks(Finding finding) {
    Collection<Hook> hooks = finding.rule().hooks();
    return hooks.isEmpty()
        ? "makes no card"
        : "speaks on "
            + hooks.stream().map(Hook::hookName).sorted().collect(Collectors.joining(", "));
  }
}
