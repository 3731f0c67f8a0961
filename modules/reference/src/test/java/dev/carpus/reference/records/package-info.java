/** Random records of patients, to see whether engines agree about them. */
@NullMarked
package dev.carpus.reference.records;

import org.jspecify.annotations.NullMarked;
