package dev.carpus.pathway;

/**
 * A condition of a rule.
 *
 * @param expression the name of a Boolean CQL expression
 * @param description what makes it true (a Logic) or false (a Stop), in words
 */
public record RuleCondition(String expression, String description) {}
