/** The data of one patient as the logic sees it. */
@NullMarked
package dev.carpus.logic.facts;

import org.jspecify.annotations.NullMarked;
