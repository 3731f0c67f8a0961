/**
 * The values of CQL: dates with their precision, quantities, codes, intervals, and how they are
 * compared.
 */
@NullMarked
package dev.carpus.logic.values;

import org.jspecify.annotations.NullMarked;
