/** The authors' tests: worked cases as data, with the cards that they expect. */
@NullMarked
package dev.carpus.pathway.cases;

import org.jspecify.annotations.NullMarked;
