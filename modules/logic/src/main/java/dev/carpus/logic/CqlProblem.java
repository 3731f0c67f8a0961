package dev.carpus.logic;

/**
 * Why a piece of CQL does not translate.
 *
 * @param library the name of the library at fault
 * @param line where it starts, from 1; 0 where the translator does not say
 * @param column where it starts, from 1; 0 where the translator does not say
 * @param message the translator's words
 */
public record CqlProblem(String library, int line, int column, String message) {}
